import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect } from 'chai';

/**
 * The floors of `src/`, bottom to top, each with those that it may import: `design/architecture.md` as data.
 * A floor may use only what stands above its row here, so there can be no cycle between folders.
 */
const floors: { readonly [floor: string]: readonly string[] } = {
  problem: [],
  cloudformation: [],
  app: [],
  runtime: ['app'],
  testing: ['runtime', 'app'],
  config: ['problem'],
  iam: ['cloudformation', 'problem'],
  model: ['app', 'config', 'iam', 'cloudformation', 'problem'],
  // app: what preflights and operations say is what the runtime answers, from one function (`corsHeaders`) and one shape.
  swagger: ['model', 'app', 'cloudformation'],
  // problem: a user's template is parsed and merged here, and what is wrong with it is told with its place.
  template: ['swagger', 'model', 'cloudformation', 'problem'],
  expand: ['cloudformation', 'problem'],
  diff: ['expand', 'cloudformation'],
  pipeline: ['cloudformation'],
  zip: [],
  'compile-stage.ts': ['app', 'config', 'model', 'swagger', 'template', 'cloudformation', 'problem'],
  // testing: `tschalice local` is the test client's gateway behind a real server; no other knows what API Gateway answers.
  project: [
    'compile-stage.ts',
    'testing',
    'app',
    'config',
    'iam',
    'model',
    'swagger',
    'template',
    'expand',
    'diff',
    'pipeline',
    'zip',
    'cloudformation',
    'problem',
  ],
  // problem: a command's own mistakes are told like any other. zip: --single-file puts what project/ made into one file.
  // model: only its generated version number, for --version.
  cli: ['project', 'problem', 'zip', 'model'],
  'index.ts': ['app'],
  // What ships to Lambda of both.
  'lambda.ts': ['index.ts', 'app', 'runtime'],
  'packager.ts': ['project', 'problem'],
};

/** The only folders that may touch the disk, the process, the terminal and the clock. */
const atTheDoor: readonly string[] = ['project', 'cli'];

/** Everything else that reaches for the world, with the reason. */
const allowedWorld: { readonly [file: string]: readonly string[] } = {
  // Lambda's own: log lines go to the standard output, with their time.
  'app/logger.ts': ['process', 'clock'],
  // Keeps invocations apart that wait at the same time.
  'app/invocation.ts': ['node:async_hooks'],
  // A function learns its region from Lambda's environment variables.
  'runtime/websocket-api.ts': ['process'],
  // Reads the bundle's source map beside the handler, once something was thrown.
  'runtime/source-map.ts': ['node:fs/promises', 'node:module', 'node:url'],
  // The test client sets a stage's environment variables while a handler runs, and knows which calls it is inside of.
  'testing/environment.ts': ['process', 'node:async_hooks'],
  // config/ and project/ stand above; all that it wants are a few keys of a JSON file.
  'testing/read-config.ts': ['node:fs', 'node:path'],
  // Pure functions of Node: hashes, and a comparison.
  'testing/event-maker.ts': ['node:crypto'],
  'template/websocket-deployment.ts': ['node:crypto', 'node:util'],
  'template/check-merge.ts': ['node:util'],
  'pipeline/seal.ts': ['node:crypto'],
};

const worldPatterns: { readonly [name: string]: RegExp } = {
  process: /\bprocess\s*[.[;,)?!]|=\s*process\b/,
  console: /\bconsole\s*[.[]/,
  // A date made from a value is as good as the value; only the present is not the same every time.
  clock: /\bnew Date\s*(?!\s*\([^)])|\bDate\.now\b|\bperformance\.|\bhrtime\b/,
  randomness: /\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/,
  locale: /\btoLocale\w+\(|\blocaleCompare\(|\bIntl\./,
};

type Sources = ReadonlyMap<string, string>;

function floorOf(file: string): string {
  return file.split('/')[0]!;
}

/** Code without its comments; one inside a string may go too, which hides no import. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<=^|[\s;])\/\/.*$/gm, '');
}

function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(/\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g)].map((match) => match[1]!);
}

/** Path of an imported file of ours below `src/`; null for a package. */
function resolved(file: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts') : null;
}

function forbiddenImports(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => {
    const floor = floorOf(file);
    const allowed = Object.hasOwn(floors, floor) ? floors[floor]! : undefined;
    if (allowed === undefined) return [`${file}: '${floor}' is not in the table of floors`];
    return importsOf(text).flatMap((specifier) => {
      const target = resolved(file, specifier);
      if (target === null || floorOf(target) === floor || allowed.includes(floorOf(target))) return [];
      return [`${file} imports ${target}, and ${floor} may import ${allowed.join(', ') || 'nothing'}`];
    });
  });
}

function worldOf(file: string, text: string): string[] {
  const code = withoutComments(text);
  const nodeModules = importsOf(text).filter((specifier) => specifier.startsWith('node:'));
  const touched = Object.keys(worldPatterns).filter((name) => worldPatterns[name]!.test(code));
  return [...touched, ...nodeModules].filter((name) => !(Object.hasOwn(allowedWorld, file) && allowedWorld[file]!.includes(name)));
}

function forbiddenWorld(sources: Sources): string[] {
  return [...sources]
    .filter(([file]) => !atTheDoor.includes(floorOf(file)))
    .flatMap(([file, text]) => worldOf(file, text).map((name) => `${file} uses ${name}, which belongs into ${atTheDoor.join(' or ')}`));
}

/** All files that importing one of them loads, or takes types from. */
function reachableFrom(entry: string, sources: Sources): Set<string> {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const specifier of importsOf(sources.get(file) ?? '')) {
      const target = resolved(file, specifier);
      if (target !== null) reached.add(target);
    }
  }
  return reached;
}

function readSources(): Sources {
  const root = join(process.cwd(), 'src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

describe('the floors of src/', () => {
  const sources = readSources();

  it('import only what the table allows', () => {
    expect(forbiddenImports(sources)).to.deep.equal([]);
  });

  it('stand in an order, so that no folders import each other', () => {
    const order = Object.keys(floors);
    const upwards = order.flatMap((floor) =>
      floors[floor]!.filter((below) => order.indexOf(below) >= order.indexOf(floor)).map((below) => `${floor} ← ${below}`),
    );
    expect(upwards).to.deep.equal([]);
  });

  it('leave the disk, the process, the clock and randomness to project/ and cli/', () => {
    expect(forbiddenWorld(sources)).to.deep.equal([]);
  });

  it('need every exception that they have', () => {
    const unused = Object.entries(allowedWorld).flatMap(([file, names]) => {
      const text = sources.get(file) ?? '';
      const used = [...Object.keys(worldPatterns).filter((name) => worldPatterns[name]!.test(withoutComments(text))), ...importsOf(text)];
      return names.filter((name) => !used.includes(name)).map((name) => `${file}: ${name}`);
    });
    expect(unused).to.deep.equal([]);
  });

  it('take from model/ only the version into cli/', () => {
    const taken = [...sources]
      .filter(([file]) => floorOf(file) === 'cli')
      .flatMap(([file, text]) => importsOf(text).map((specifier) => resolved(file, specifier)));
    expect([...new Set(taken.filter((target) => target?.startsWith('model/')))]).to.deep.equal(['model/generated/version.ts']);
  });

  it('hide the tool from the door for app.ts', () => {
    for (const door of ['index.ts', 'runtime/index.ts', 'testing/index.ts']) {
      const allowed = ['app', 'runtime', 'index.ts', ...(door.startsWith('testing/') ? ['testing'] : [])];
      const reached = [...reachableFrom(door, sources)].filter((file) => !allowed.includes(floorOf(file)));
      expect(reached, `from ${door}`).to.deep.equal([]);
    }
  });

  it('hold no import of a file that is not there', () => {
    const missing = [...sources].flatMap(([file, text]) => {
      const targets = importsOf(text).map((specifier) => resolved(file, specifier));
      return targets.filter((target) => target !== null && !sources.has(target)).map((target) => `${file} imports ${target}`);
    });
    expect(missing).to.deep.equal([]);
  });
});

describe('the check of the floors', () => {
  const rows: readonly { given: string; text: string; want: string }[] = [
    { given: 'an import', text: "import { x } from '../project/x.js';", want: 'swagger/a.ts imports project/x.ts' },
    { given: 'an import of a type', text: "import type { X } from '../config/x.js';", want: 'swagger/a.ts imports config/x.ts' },
    { given: 'an import over several lines', text: "import {\n  x,\n} from '../config/x.js';", want: 'swagger/a.ts imports config/x.ts' },
    { given: 'an import for its effects', text: "import '../config/x.js';", want: 'swagger/a.ts imports config/x.ts' },
    { given: 'a re-export', text: "export { x } from '../config/x.js';", want: 'swagger/a.ts imports config/x.ts' },
    { given: 'a lazy import', text: "const x = await import('../config/x.js');", want: 'swagger/a.ts imports config/x.ts' },
    { given: 'the type of an import', text: "type X = import('../config/x.js').X;", want: 'swagger/a.ts imports config/x.ts' },
    { given: 'an import of a file beside the floors', text: "import { x } from '../compile-stage.js';", want: 'swagger/a.ts imports compile-stage.ts' },
  ];
  for (const { given, text, want } of rows) {
    it(`finds ${given}`, () => {
      expect(forbiddenImports(new Map([['swagger/a.ts', text]])).map((found) => found.split(',')[0])).to.deep.equal([want]);
    });
  }

  it('finds a folder that is not in the table', () => {
    expect(forbiddenImports(new Map([['utils/a.ts', '']]))).to.deep.equal(["utils/a.ts: 'utils' is not in the table of floors"]);
  });

  it('passes over comments, packages and the same floor', () => {
    const text = "// import '../cli/x.js';\n/** from '../cli/x.js' */\nimport { y } from './y.js'; // from '../cli/x.js'\nimport 'yaml';";
    expect(forbiddenImports(new Map([['swagger/a.ts', text]]))).to.deep.equal([]);
  });

  const worldRows: readonly { given: string; want: readonly string[] }[] = [
    { given: "process.env['A']", want: ['process'] },
    { given: 'const { env } = process;', want: ['process'] },
    { given: "console.log('a')", want: ['console'] },
    { given: 'new Date()', want: ['clock'] },
    { given: 'new Date', want: ['clock'] },
    { given: 'Date.now()', want: ['clock'] },
    { given: 'Math.random()', want: ['randomness'] },
    { given: "['b', 'a'].sort((a, b) => a.localeCompare(b))", want: ['locale'] },
    { given: "import { readFileSync } from 'node:fs';", want: ['node:fs'] },
    { given: "new Date('1980-01-01T00:00:00Z')", want: [] },
    { given: 'readonly timestamp: Date;', want: [] },
    { given: "'X-Amz-Date', 'ends the process'", want: [] },
  ];
  for (const { given, want } of worldRows) {
    it(`${want.length === 0 ? 'passes over' : 'finds'} ${given}`, () => {
      expect(worldOf('model/a.ts', given)).to.deep.equal(want);
    });
  }
});
