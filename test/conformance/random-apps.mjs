#!/usr/bin/env node
// Random apps over all constructs and configurations. Each must either be refused, with problems that say where, what and how to fix it,
// or give a template that the SAM translator takes and expands as we do, and whose references resolve. cfn-lint, which is slow, sees twenty of them.
//
//   node test/conformance/random-apps.mjs [--seed N] [--runs N]
//
// One seed always gives the same apps. A failing app is made smaller and printed as files. Needs `npm run build`.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { expansionErrors } from './expansion.mjs';
import { runPart } from './part.mjs';
import { judge, Unable } from './python.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const linted = 20;
/** Of `${…}` in a text where it refers to nothing: the user's text is kept as it is written. */
const acceptedRules = ['E1029'];

/**
 * Draws, packages and judges; returns the failures, each as lines.
 *
 * @throws Unable where the tests are not built, or Python fails.
 */
async function judgeRandomApps({ seed, runs }) {
  const file = join(root, 'build/test/conformance/random-outcome.js');
  if (!existsSync(file)) throw new Unable('the tests are not built: run `npm run build` first');
  const { drawRecipes, packageRecipe, pasteable, smallerRecipes } = await import(pathToFileURL(file).href);
  const recipes = drawRecipes(seed, runs);
  const { faults, refused, codes } = await examine(recipes, packageRecipe, linted);
  console.log(`random apps, seed ${seed}: ${runs - refused} packaged, ${refused} refused for ${codes.size} reasons`);

  const failures = [];
  const told = new Set();
  for (const [index, lines] of faults.entries()) {
    if (lines.length === 0 || told.has(kindOf(lines)) || failures.length === 3) continue;
    told.add(kindOf(lines));
    // cfn-lint takes too long to be asked about every smaller app.
    const isLint = lines[0].startsWith('cfn-lint');
    const shown = isLint ? recipes[index] : await shrink(recipes[index], kindOf(lines), (candidates) => examine(candidates, packageRecipe, 0), smallerRecipes);
    failures.push([`random app ${index} of seed ${seed}`, ...lines, isLint ? 'as it was drawn:' : 'made as small as it gets:', pasteable(shown)]);
  }
  const count = faults.filter((lines) => lines.length > 0).length;
  if (count > failures.length) failures[0].push(`(${count} apps fail; alike ones, and more than three, are not shown)`);
  // An app that is refused shows little: were most of them, the draw would have to change.
  if (runs >= 100 && refused > runs * 0.7) failures.push(['random apps', `${refused} of ${runs} are refused, so little is tested`]);
  return { passed: runs - count, failures };
}

async function examine(recipes, packageRecipe, lint) {
  const outcomes = [];
  for (const recipe of recipes) outcomes.push(await packageRecipe(recipe));
  const work = mkdtempSync(join(tmpdir(), 'random-apps-'));
  try {
    let count = 0;
    const templates = outcomes.flatMap(({ template }, index) => {
      if (template === undefined) return [];
      const path = join(work, `${index}.json`);
      writeFileSync(path, template);
      count += 1;
      return [{ id: `random/${index}`, index, path, packaged: false, lint: count <= lint }];
    });
    const verdicts = templates.length === 0 ? [] : await judge(root, templates);
    const faults = outcomes.map((outcome) => [...outcome.faults]);
    for (const [at, verdict] of verdicts.entries()) {
      const { errors, findings } = verdict;
      const serious = findings
        .filter(({ rule }) => rule.startsWith('E') && !acceptedRules.includes(rule))
        .map(({ rule, path, message }) => `cfn-lint ${rule} ${path}: ${message}`);
      faults[templates[at].index].push(...errors, ...(await expansionErrors(verdict)), ...serious);
    }
    return { faults, refused: outcomes.length - templates.length, codes: new Set(outcomes.flatMap((outcome) => outcome.codes)) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Takes parts away, a batch at a time, as long as the same fault shows. */
async function shrink(recipe, kind, examineAll, smallerRecipes) {
  let smallest = recipe;
  for (let round = 0; round < 15; round += 1) {
    // The greatest parts only: each round starts Python anew.
    const candidates = smallerRecipes(smallest).slice(0, 60);
    const { faults } = await examineAll(candidates);
    const next = faults.findIndex((lines) => lines.length > 0 && kindOf(lines) === kind);
    if (next < 0) return smallest;
    smallest = candidates[next];
  }
  return smallest;
}

/** Faults are alike when they differ in names and numbers only. */
function kindOf([first]) {
  return first
    .split('\n')[0]
    .replaceAll(/'[^']*'|"[^"]*"|\[[^\]]*\]/g, '…')
    .replaceAll(/\w*\d\w*/g, '#')
    .slice(0, 80);
}

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '500' } } });
await runPart('random apps', () => judgeRandomApps({ seed: Number(values.seed), runs: Number(values.runs) }));
