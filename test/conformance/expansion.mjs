// What our own expansion of SAM (src/compiler/expand) says of a template, against what the SAM translator makes of it.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Unable } from './python.mjs';

const tests = fileURLToPath(new URL('../../build/test/compiler/expand', import.meta.url));

/** The rows that the tests of the expansion have, as templates to judge. @throws Unable where the tests are not built */
export async function expansionTemplates(work) {
  const { expansionRows } = await built('expansion-rows.js');
  return expansionRows.map(({ given, template }, index) => {
    const path = join(work, `expansion-${index}.json`);
    writeFileSync(path, JSON.stringify({ Transform: 'AWS::Serverless-2016-10-31', ...template }));
    return { id: `expansion/${given}`, path, packaged: false, lint: false };
  });
}

/** Where the two differ in types, logical IDs, conditions or deletion policies, a line each. @throws Unable where the tests are not built */
export async function expansionErrors({ given, made }) {
  if (made === undefined) return [];
  const { madeLines } = await built('made-lines.js');
  const ours = madeLines(given);
  return [
    ...made.filter((line) => !ours.includes(line)).map((line) => `the expansion lacks ${line}`),
    ...ours.filter((line) => !made.includes(line)).map((line) => `the expansion has ${line}, which the SAM translator does not make`),
  ];
}

async function built(name) {
  const file = join(tests, name);
  if (!existsSync(file)) throw new Unable('the tests are not built: run `npm run build` first');
  return import(pathToFileURL(file).href);
}
