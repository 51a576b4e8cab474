// What our own expansion of SAM (src/compiler/expand) says of a template, against what the SAM translator makes of it.
//
//   node test/conformance/expansion.mjs
//
// Run by itself, it writes the translator's answers for test/compiler/expand/property-rows.ts to translated.json beside them.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { judge, Unable } from './python.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stored = join(root, 'test/compiler/expand/translated.json');

/** The rows that the tests of the expansion have, as templates to judge. @throws Unable where the tests are not built */
export async function expansionTemplates(work) {
  const { expansionRows } = await built('test/compiler/expand/expansion-rows.js');
  return [...expansionRows.map((row, index) => rowTemplate(work, `row-${index}`, row)), ...(await propertyTemplates(work))];
}

async function propertyTemplates(work) {
  const { propertyRows } = await built('test/compiler/expand/property-rows.js');
  return propertyRows.map((row, index) => ({ ...rowTemplate(work, `properties-${index}`, row), stored: row.given }));
}

function rowTemplate(work, name, { given, template }) {
  const path = join(work, `${name}.json`);
  writeFileSync(path, JSON.stringify({ Transform: 'AWS::Serverless-2016-10-31', ...template }));
  return { id: `expansion/${given}`, path, packaged: false, lint: false };
}

/** Where the two differ, a line each. @throws Unable where the tests are not built */
export async function expansionErrors({ given, expanded }) {
  if (expanded === undefined) return [];
  const { comparable, differences } = await built('test/compiler/expand/expanded-lines.js');
  const { expandedDocument } = await built('src/compiler/expand/expanded-document.js');
  return differences(comparable(expanded), comparable(expandedDocument(given).template));
}

/** The translator's answers that are stored for the tests, if they are no longer what it says. */
export async function staleAnswers(templates, verdicts) {
  const { comparable, differences } = await built('test/compiler/expand/expanded-lines.js');
  const answers = JSON.parse(readFileSync(stored, 'utf8'));
  return templates.flatMap(({ id, stored: given }, index) => {
    const { expanded } = verdicts[index];
    if (given === undefined || expanded === undefined) return [];
    const lines = differences(comparable(expanded), answers[given]);
    return lines.length === 0 ? [] : [[id, 'translated.json has another answer: run `node test/conformance/expansion.mjs`', ...lines]];
  });
}

async function writeAnswers() {
  const work = mkdtempSync(join(tmpdir(), 'expansion-'));
  try {
    const { comparable } = await built('test/compiler/expand/expanded-lines.js');
    const templates = await propertyTemplates(work);
    const verdicts = await judge(root, templates);
    const refused = verdicts.filter(({ expanded }) => expanded === undefined);
    if (refused.length > 0) throw new Unable(refused.map(({ id, errors }) => `${id}: ${errors.join(', ')}`).join('\n'));
    const answers = templates.map(({ stored: given }, index) => [given, comparable(verdicts[index].expanded)]);
    writeFileSync(stored, `${JSON.stringify(Object.fromEntries(answers), null, 1)}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function built(name) {
  const file = join(root, 'build', name);
  if (!existsSync(file)) throw new Unable('the tests are not built: run `npm run build` first');
  return import(pathToFileURL(file).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeAnswers();
