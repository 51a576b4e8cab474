import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { formatProblems, plainStyle } from '../src/compiler/problem/format.js';
import { type Problem, ProblemError } from '../src/compiler/problem/problem.js';
import { findProject } from '../src/project/read/find-project.js';
import { generateStackSet } from '../src/project/stackset/generate-stackset.js';
import { packageStage } from '../src/project/stage/package-stage.js';
import { goldenDifference, type GoldenFiles } from './golden/golden-difference.js';
import { type ReleaseWalk, stepNames, walk } from './golden/release-walk.js';

/**
 * Golden folders: `test/cases/<name>/` is a project, and `expected/<stage>/`, or `expected/<stage>.<region>/`, holds what packaging gives, and
 * `expected/<stage>.stackset/` the template of a stack set: the template,
 * what is said on the way (`problems.txt`), and the names in the zips where `expected/<stage>/zip.txt` exists.
 * `npm run test:update -- NAME` rewrites them; a new case needs empty folders `expected/<stage>`, or a `stages` list in case.json.
 */
interface CaseOptions {
  readonly stages?: readonly string[];
  readonly mergeTemplates?: readonly string[];
  readonly templateFormat?: 'json' | 'yaml';
  /** The date that the Lambda runtimes are judged by. */
  readonly today?: string;
  /** A project that has releases. */
  readonly walk?: ReleaseWalk;
  /** Why AWS refuses the template, though packaging gives it: it is kept as `refused-sam.json`, which the outside judges leave alone. */
  readonly refused?: string;
}

const cases = join(process.cwd(), 'test/cases');

async function run(directory: string, folder: string, options: CaseOptions): Promise<GoldenFiles> {
  const [stage = '', region] = folder.split('.');
  if (region === 'stackset') return stackSet(directory, stage);
  try {
    const { files, problems, templateName } = await packageStage({
      project: findProject(directory, directory),
      stage,
      region,
      templateFormat: options.templateFormat ?? 'json',
      mergeTemplates: options.mergeTemplates ?? [],
      today: options.today ?? '2026-11-20',
    });
    const template = Buffer.from(files.find(({ name }) => name === templateName)!.content).toString();
    const zip = files.find(({ name }) => name === 'deployment.zip')?.content;
    const layer = files.find(({ name }) => name === 'layer-deployment.zip')?.content;
    const included = files.find(({ name }) => name === 'api.json')?.content;
    return {
      // What changes in a template with each release of ours: the version, and the hash of a package that has our library in it.
      [options.refused === undefined ? templateName : `refused-${templateName}`]: template
        .replaceAll(/version=[^:]*:stage=/g, 'version=0.0.0:stage=')
        .replaceAll(/(?<=AutoPublishCodeSha256"?: "?)[0-9a-f]{10}/g, '0000000000'),
      ...(included !== undefined && { 'api.json': Buffer.from(included).toString() }),
      ...(problems.length > 0 && { 'problems.txt': printed(problems, directory) }),
      'zip.txt':
        zip === undefined
          ? 'no deployment package\n'
          : `${namesIn(Buffer.from(zip)).join('\n')}\n${layer === undefined ? '' : `\nlayer:\n${namesIn(Buffer.from(layer)).join('\n')}\n`}`,
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { 'problems.txt': printed(error.problems, directory) };
  }
}

/** Zips are addressed by their content, which changes with the library. */
async function stackSet(directory: string, stage: string): Promise<GoldenFiles> {
  const outputPath = mkdtempSync(join(tmpdir(), 'tschalice-stackset-'));
  try {
    const { files } = await generateStackSet({ project: findProject(directory, directory), stage, today: '2026-11-20', outputPath });
    const template = Buffer.from(files.at(-1)!.content).toString();
    return { 'stackset.json': template.replaceAll(/version=[^:]*:stage=/g, 'version=0.0.0:stage=').replaceAll(/[0-9a-f]{64}(?=\.zip)/g, '0'.repeat(64)) };
  } finally {
    rmSync(outputPath, { recursive: true, force: true });
  }
}

/** A merge template that is missing is named by its absolute path, which is another one in each checkout. */
function printed(problems: readonly Problem[], directory: string): string {
  return formatProblems(problems, plainStyle).replaceAll(directory, '<project>');
}

/** File names in the order of a zip's central directory. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x02014b50;) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}

function readFolder(folder: string): GoldenFiles {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function update(folder: string, got: GoldenFiles): void {
  const kept = existsSync(join(folder, 'zip.txt')) ? got : withoutZip(got);
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(kept)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function withoutZip({ 'zip.txt': _zip, ...others }: GoldenFiles): GoldenFiles {
  return others;
}

describe('golden case', () => {
  for (const name of readdirSync(cases).sort()) {
    const directory = join(cases, name);
    const file = join(directory, 'case.json');
    const options = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CaseOptions) : {};
    const expected = join(directory, 'expected');
    const stages = options.stages ?? (existsSync(expected) ? readdirSync(expected).sort() : ['dev']);
    const check = (folder: string, got: GoldenFiles): void => {
      if (process.env['UPDATE'] === '1') update(folder, got);
      const want = readFolder(folder);
      expect(Object.keys(want), `a case needs expected files: run npm run test:update -- ${name}, and review them`).to.have.length.above(0);
      const difference = goldenDifference(want, 'zip.txt' in want ? got : withoutZip(got), name);
      if (difference !== '') throw new Error(`not as expected:\n\n${difference}\n`);
    };
    if (options.walk !== undefined) {
      const { walk: way, today = '2026-11-20' } = options;
      it(`${name}, stage ${way.stage}`, async () => {
        await walk(directory, way, today, async (project) => {
          const { 'zip.txt': _, ...got } = await run(project.directory, way.stage, options);
          const files = Object.entries({ ...got, 'ledger.json': project.ledger });
          check(join(expected, project.name), Object.fromEntries(files.map(([file, text]) => [file, project.named(text)])));
        });
        expect(readdirSync(expected).sort()).to.deep.equal(stepNames(way).sort());
      });
      continue;
    }
    for (const stage of stages) {
      it(`${name}, stage ${stage}`, async () => check(join(expected, stage), await run(directory, stage, options)));
    }
  }
});
