import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect } from 'chai';

interface Floors {
  readonly [floor: string]: readonly string[];
}

interface Rooms {
  readonly [wing: string]: Floors;
}

/**
 * The wings of `src/`, bottom to top, each with those that it may import: `src/README.md` as data.
 * A wing may use only what stands above its row here, so there can be no cycle between folders.
 */
const wings: Floors = {
  app: [],
  runtime: ['app'],
  // app: what is declared is compiled, and what preflights say is what the runtime answers.
  compiler: ['app'],
  // compiler: what merged templates give to functions is read as packaging does.
  testing: ['compiler', 'runtime', 'app'],
  // testing: `tschalice local` is the test client's gateway behind a real server; no other knows what API Gateway answers.
  project: ['compiler', 'testing', 'app'],
  cli: ['project', 'compiler'],
  'index.ts': ['app'],
  // What ships to Lambda of both.
  'lambda.ts': ['index.ts', 'app', 'runtime'],
  'packager.ts': ['project', 'compiler'],
};

/**
 * The rooms of each wing that has some, bottom to top, each with the others of its wing that it may import. What is a file
 * of the wing itself counts as a room. Those of `cli/` follow from its folders.
 */
const writtenRooms: Rooms = {
  compiler: {
    problem: [],
    cloudformation: [],
    zip: [],
    syntax: ['cloudformation', 'problem'],
    code: [],
    config: ['syntax', 'cloudformation', 'problem'],
    expand: ['syntax', 'cloudformation', 'problem'],
    // expand: a release is what SAM makes of a stage; config: how wrong values are told.
    release: ['expand', 'config', 'syntax', 'cloudformation', 'problem'],
    // expand: what variables functions get from merged templates.
    merge: ['expand', 'syntax', 'cloudformation', 'problem'],
    // release: who gets what, before and after.
    diff: ['release', 'expand', 'cloudformation', 'problem'],
    // diff: the rules of changes are codes of waivers.
    waiver: ['diff', 'syntax', 'cloudformation', 'problem'],
    // config: which settings two stages differ in.
    parity: ['diff', 'config', 'cloudformation'],
    // What is drawn, and the routes, are of the sides that were compared.
    review: ['waiver', 'diff', 'cloudformation', 'problem'],
    'iam/calls': ['code'],
    // expand: what a variable refers to is a resource that SAM makes.
    'iam/actions': ['iam/calls', 'expand', 'cloudformation', 'problem'],
    'iam/role': ['syntax', 'cloudformation', 'problem'],
    'iam/deploy': ['expand', 'cloudformation'],
    model: ['iam/role', 'iam/actions', 'expand', 'config', 'cloudformation', 'problem'],
    swagger: ['model', 'cloudformation'],
    // merge, expand, model: it knows what was merged, what SAM makes of it, and where each function is declared.
    merged: ['model', 'iam/role', 'merge', 'expand', 'config', 'syntax', 'cloudformation', 'problem'],
    // merged: where the user has written a value.
    secret: ['merged', 'waiver', 'model', 'config', 'syntax', 'cloudformation', 'problem'],
    // merged: what a macro may change is known there.
    quota: ['merged', 'model', 'merge', 'expand', 'config', 'cloudformation', 'problem'],
    template: ['swagger', 'merge', 'model', 'cloudformation'],
    deployed: ['model', 'expand', 'config', 'syntax', 'cloudformation', 'problem'],
    // diff: the kinds of changes that a review stops.
    pipeline: ['diff', 'iam/deploy', 'model', 'config', 'cloudformation', 'problem'],
    // diff: a place in a template as messages show it.
    stackset: ['diff', 'expand', 'cloudformation', 'problem'],
    'release-stage.ts': ['merged', 'release', 'merge', 'model', 'expand', 'config', 'cloudformation', 'problem'],
    'stage-before.ts': ['template', 'model', 'iam/actions', 'merge', 'expand', 'config', 'cloudformation', 'problem'],
    'compile-stage.ts': [
      'stage-before.ts',
      'template',
      'swagger',
      'quota',
      'secret',
      'merged',
      'waiver',
      'model',
      'iam/role',
      'merge',
      'config',
      'syntax',
      'cloudformation',
      'problem',
    ],
  },
  project: {
    disk: [],
    process: ['disk'],
    npm: ['disk'],
    lambda: ['disk'],
    read: ['disk'],
    starter: ['disk'],
    metadata: ['npm', 'disk'],
    trace: ['npm', 'disk'],
    bundle: ['metadata', 'trace', 'npm', 'disk'],
    load: ['bundle', 'lambda', 'npm', 'disk'],
    // load: which handlers were declared, and where.
    rights: ['load', 'bundle', 'disk'],
    pack: ['bundle', 'lambda', 'npm', 'disk'],
    prove: ['pack', 'load', 'bundle', 'lambda', 'npm', 'process', 'disk'],
    stage: ['prove', 'pack', 'rights', 'load', 'bundle', 'lambda', 'read', 'npm', 'disk'],
    release: ['stage', 'read', 'disk'],
    // stage: an app is served as it is packaged.
    // release: a stage with releases is served as what is live, or as the candidate.
    serve: ['release', 'stage', 'pack', 'load', 'bundle', 'metadata', 'lambda', 'read', 'npm', 'process', 'disk'],
    // pack: what of the zips differs.
    parity: ['stage', 'pack', 'read'],
    base: ['stage', 'rights', 'read', 'process', 'disk'],
    deploy: ['stage', 'read', 'process', 'disk'],
    stackset: ['stage', 'disk'],
    // base: what installs the packages, and git.
    pipeline: ['base', 'stage', 'read', 'disk'],
  },
};

/** What a command imports of another, with the reason; every command may import `deployed`, `arguments` and `terminal`. */
const besideCommands: Floors = {
  // A deployment's stage is packaged as that command does.
  // What the releases of a stage give to whom is told in one way.
  deploy: ['package', 'release'],
  // What is to be done once outside the stacks is told in one way.
  'generate-stackset': ['package'],
};

/** The rooms of `cli/`. A folder that holds a `command.ts` is a command's, so a new command needs no row here. */
function roomsOfCli(commands: readonly string[]): Floors {
  const [alone, beside] = [false, true].map((isBeside) => commands.filter((name) => Object.hasOwn(besideCommands, name) === isBeside));
  return {
    terminal: [],
    arguments: ['terminal'],
    // What commands share that work on a deployed stage.
    deployed: ['arguments', 'terminal'],
    ...Object.fromEntries([...alone!, ...beside!].map((name) => [name, [...(besideCommands[name] ?? []), 'deployed', 'arguments', 'terminal']])),
    // The only list of the commands' folders.
    'commands.ts': [...commands, 'arguments'],
    'help.ts': ['arguments'],
    'compile-cache.ts': [],
    // package: the command whose options are meant where none is named.
    'program.ts': ['help.ts', 'commands.ts', 'package', 'deployed', 'arguments', 'terminal'],
    'main.ts': ['program.ts', 'compile-cache.ts', 'commands.ts', 'completion'],
  };
}

/** The only folders that may touch the disk, the process, the terminal and the clock. */
const atTheDoor: readonly string[] = ['project', 'cli'];

/** Everything else that reaches for the world, with the reason. */
const allowedWorld: { readonly [file: string]: readonly string[] } = {
  // Lambda's own: log lines go to the standard output, with their time. What was thrown is shown as Node.js shows it.
  'app/logger.ts': ['process', 'clock', 'node:util'],
  // Keeps invocations apart that wait at the same time.
  'app/invocation.ts': ['node:async_hooks'],
  // A function learns its region from Lambda's environment variables.
  'runtime/websocket-api.ts': ['process'],
  // Reads the bundle's source map beside the handler, once something was thrown.
  'runtime/source-map.ts': ['node:fs/promises', 'node:module', 'node:url'],
  // The test client sets a stage's environment variables while a handler runs, and knows which calls it is inside of.
  'testing/environment.ts': ['process', 'node:async_hooks'],
  // What the test client cannot know is said on standard error.
  'testing/warn.ts': ['process'],
  // compiler/ and project/ stand above; all that it wants are a few keys of a JSON file.
  'testing/read-config.ts': ['node:path'],
  'testing/parse-env-file.ts': ['node:util'],
  'testing/read-file.ts': ['node:fs'],
  'testing/merged-environment.ts': ['node:path'],
  // Pure functions of Node: hashes, and a comparison.
  'testing/event-maker.ts': ['node:crypto'],
  'testing/s3-event.ts': ['node:crypto'],
  'compiler/template/websocket-deployment.ts': ['node:crypto', 'node:util'],
  'compiler/expand/sam-logical-id.ts': ['node:crypto'],
  'compiler/expand/short-hash.ts': ['node:crypto'],
  'compiler/iam/actions/service-data-of.ts': ['node:zlib'],
  'compiler/merge/check-merge.ts': ['node:util'],
  'compiler/merge/check-lists.ts': ['node:util'],
  // Asks which names of time zones there are; nothing of the answer gets into an output.
  'compiler/model/time-zone.ts': ['locale'],
  'compiler/pipeline/seal.ts': ['node:crypto'],
  'compiler/review/html.ts': ['node:crypto'],
  'compiler/review/markdown.ts': ['node:crypto'],
  'compiler/review/sarif.ts': ['node:crypto'],
  'compiler/zip/exact-entries.ts': ['node:zlib'],
  'compiler/zip/parse-zip.ts': ['node:zlib'],
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

function wingOf(file: string): string {
  return file.split('/')[0]!;
}

function roomsIn(sources: Sources): Rooms {
  const commands = [...sources.keys()].flatMap((file) => /^cli\/([^/]+)\/command\.ts$/.exec(file)?.[1] ?? []);
  return { ...writtenRooms, cli: roomsOfCli(commands) };
}

/** Undefined in a wing without rooms. */
function roomOf(file: string, rooms: Rooms): string | undefined {
  const [wing, ...rest] = file.split('/');
  const known = Object.hasOwn(rooms, wing!) ? Object.keys(rooms[wing!]!) : undefined;
  return known?.find((room) => room.includes('/') && rest.join('/').startsWith(`${room}/`)) ?? (known && rest[0]);
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
  const rooms = roomsIn(sources);
  return [...sources].flatMap(([file, text]) => {
    const [wing, room] = [wingOf(file), roomOf(file, rooms)];
    if (!Object.hasOwn(wings, wing)) return [`${file}: '${wing}' is not in the table of wings`];
    if (room !== undefined && !Object.hasOwn(rooms[wing]!, room)) return [`${file}: '${room}' is not in the table of rooms of ${wing}/`];
    return importsOf(text).flatMap((specifier) => {
      const target = resolved(file, specifier);
      if (target === null) return [];
      const isInside = wingOf(target) === wing;
      const [from, to, allowed] = isInside ? [room, roomOf(target, rooms), rooms[wing]?.[room!] ?? []] : [wing, wingOf(target), wings[wing]!];
      if (from === to || allowed.includes(to!)) return [];
      return [`${file} imports ${target}, and ${from} may import ${allowed.join(', ') || 'nothing'}`];
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
    .filter(([file]) => !atTheDoor.includes(wingOf(file)))
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

/** Files that import each other, by types alone too, and those between two such circles: the ones that are left once no file is first or last. */
function circles(sources: Sources): string[] {
  const left = new Map([...sources].map(([file, text]) => [file, importsOf(text).map((specifier) => resolved(file, specifier))]));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    const imported = new Set([...left.values()].flat());
    for (const [file, targets] of left) if (!imported.has(file) || !targets.some((target) => left.has(target!))) left.delete(file);
  }
  return [...left.keys()];
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
    const upwards = [wings, ...Object.values(roomsIn(sources))].flatMap((floors) => {
      const order = Object.keys(floors);
      return order.flatMap((floor) =>
        floors[floor]!.filter((below) => !order.slice(0, order.indexOf(floor)).includes(below)).map((below) => `${floor} ← ${below}`),
      );
    });
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
    const unusedBeside = Object.entries(besideCommands).flatMap(([command, names]) => {
      const used = [...sources].filter(([file]) => file.startsWith(`cli/${command}/`)).flatMap(([, text]) => importsOf(text));
      return names.filter((name) => !used.some((specifier) => specifier.startsWith(`../${name}/`))).map((name) => `cli/${command}: ${name}`);
    });
    expect([...unused, ...unusedBeside]).to.deep.equal([]);
  });

  it('hide the tool from the door for app.ts', () => {
    for (const door of ['index.ts', 'runtime/index.ts', 'testing/index.ts']) {
      const allowed = ['app', 'runtime', 'index.ts', ...(door.startsWith('testing/') ? ['testing'] : [])];
      // What is loaded only for a project with merged templates: pure, and a small part of the compiler.
      const rooms = door.startsWith('testing/') ? ['problem', 'cloudformation', 'syntax', 'expand', 'merge'].map((room) => `compiler/${room}/`) : [];
      const isAllowed = (file: string): boolean => allowed.includes(wingOf(file)) || rooms.some((room) => file.startsWith(room));
      const reached = [...reachableFrom(door, sources)].filter((file) => !isAllowed(file));
      expect(reached, `from ${door}`).to.deep.equal([]);
    }
  });

  // An app and its blueprints know each other, by types alone.
  it('hold no circle of imports outside of app/', () => {
    expect(circles(new Map([...sources].filter(([file]) => wingOf(file) !== 'app')))).to.deep.equal([]);
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
    { given: 'an import', text: "import { x } from '../../project/x.js';", want: 'compiler/swagger/a.ts imports project/x.ts' },
    { given: 'an import of a type', text: "import type { X } from '../config/x.js';", want: 'compiler/swagger/a.ts imports compiler/config/x.ts' },
    { given: 'an import over several lines', text: "import {\n  x,\n} from '../config/x.js';", want: 'compiler/swagger/a.ts imports compiler/config/x.ts' },
    { given: 'an import for its effects', text: "import '../config/x.js';", want: 'compiler/swagger/a.ts imports compiler/config/x.ts' },
    { given: 'a re-export', text: "export { x } from '../config/x.js';", want: 'compiler/swagger/a.ts imports compiler/config/x.ts' },
    { given: 'a lazy import', text: "const x = await import('../config/x.js');", want: 'compiler/swagger/a.ts imports compiler/config/x.ts' },
    { given: 'the type of an import', text: "type X = import('../config/x.js').X;", want: 'compiler/swagger/a.ts imports compiler/config/x.ts' },
    {
      given: 'an import of a file beside the floors',
      text: "import { x } from '../compile-stage.js';",
      want: 'compiler/swagger/a.ts imports compiler/compile-stage.ts',
    },
  ];
  for (const { given, text, want } of rows) {
    it(`finds ${given}`, () => {
      expect(forbiddenImports(new Map([['compiler/swagger/a.ts', text]])).map((found) => found.split(',')[0])).to.deep.equal([want]);
    });
  }

  it('finds a circle of imports, and no file beside it', () => {
    const texts = { a: "import './b.js';", b: "import type { C } from './c.js';", c: "import './d.js';\nimport { B } from './b.js';", d: '' };
    expect(circles(new Map(Object.entries(texts).map(([name, text]) => [`${name}.ts`, text])))).to.deep.equal(['b.ts', 'c.ts']);
  });

  it('finds a folder that is not in the table', () => {
    expect(forbiddenImports(new Map([['utils/a.ts', '']]))).to.deep.equal(["utils/a.ts: 'utils' is not in the table of wings"]);
    expect(forbiddenImports(new Map([['compiler/utils/a.ts', '']]))).to.deep.equal(["compiler/utils/a.ts: 'utils' is not in the table of rooms of compiler/"]);
  });

  it('finds an import of a room above, beside and of another wing', () => {
    const text = "import '../../model/a.js';\nimport '../role/a.js';\nimport '../../../cli/main.js';\nimport '../../expand/a.js';";
    expect(forbiddenImports(new Map([['compiler/iam/deploy/a.ts', text]])).map((found) => found.split(',')[0])).to.deep.equal([
      'compiler/iam/deploy/a.ts imports compiler/model/a.ts',
      'compiler/iam/deploy/a.ts imports compiler/iam/role/a.ts',
      'compiler/iam/deploy/a.ts imports cli/main.ts',
    ]);
  });

  it('takes a folder of cli/ with a command.ts for a command, which may import what all share but no other command', () => {
    const shared = "import '../arguments/a.js';\nimport '../terminal/a.js';\nimport '../deployed/a.js';";
    const given = new Map([
      ['cli/one/command.ts', shared],
      ['cli/two/command.ts', "import '../one/run.js';\nimport '../commands.js';"],
      ['cli/commands.ts', "import './one/command.js';\nimport './two/command.js';"],
      ['cli/utils/a.ts', shared],
    ]);
    expect(forbiddenImports(given).map((found) => found.split(',')[0])).to.deep.equal([
      'cli/two/command.ts imports cli/one/run.ts',
      'cli/two/command.ts imports cli/commands.ts',
      "cli/utils/a.ts: 'utils' is not in the table of rooms of cli/",
    ]);
  });

  it('passes over comments, packages and the same floor', () => {
    const text = "// import '../cli/x.js';\n/** from '../cli/x.js' */\nimport { y } from './y.js'; // from '../cli/x.js'\nimport 'yaml';";
    expect(forbiddenImports(new Map([['compiler/swagger/a.ts', text]]))).to.deep.equal([]);
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
      expect(worldOf('compiler/model/a.ts', given)).to.deep.equal(want);
    });
  }
});
