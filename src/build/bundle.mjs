// Makes dist/, the package's code: the command line and the doors for app.ts, bundled, with their types.
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { writeChunks } from './chunks.mjs';
import { writeCommonJs } from './commonjs.mjs';
import { writeTypes } from './types.mjs';

const root = new URL('../..', import.meta.url).pathname;
const dist = join(root, 'dist');
await rm(dist, { recursive: true, force: true });

// Its ES modules: a lazy import of CommonJS would have only the default export.
const yaml = join(root, 'node_modules/yaml/browser/index.js');
const common = { absWorkingDir: root, bundle: true, platform: 'node', format: 'esm', target: 'node20', outbase: 'src', outdir: 'dist', logLevel: 'warning' };

// What users import to write and test an app: readable, and built separately from the tool, so that it contains no part of the tool.
const { metafile: library } = await build({
  ...common,
  metafile: true,
  // In one build, so that both share their classes.
  entryPoints: ['src/index.ts', 'src/testing/index.ts'],
  splitting: true,
  chunkNames: 'runtime/[name]-[hash]',
  external: ['@aws-sdk/*'],
  alias: { yaml },
});
// The YAML parser, of which nobody wants to read twice 200 kB.
for (const [path, { inputs }] of Object.entries(library.outputs)) {
  if (!Object.keys(inputs).every((input) => input.startsWith('node_modules/'))) continue;
  await writeFile(join(root, path), (await transform(await readFile(join(root, path), 'utf8'), { format: 'esm', target: 'node20', minify: true })).code);
}
// The same for `require`: Jest turns tests and apps into CommonJS.
await writeCommonJs(root, Object.keys(library.outputs));

// The library as it ships to Lambda. `checked` is false there, which removes everything that only packaging needs. Packaging an app
// removes what the app does not use, so this must stay readable for esbuild.
await build({
  ...common,
  entryPoints: [join(root, 'build/src/lambda.js')],
  outbase: join(root, 'build/src'),
  minifySyntax: true,
  charset: 'utf8',
  // The other flags are set when an app is packaged.
  define: { checked: 'false' },
  external: ['@aws-sdk/*'],
  plugins: [
    {
      name: 'unchecked',
      setup({ onLoad }) {
        // esbuild inlines a constant of another module too late to remove the code that depends on it.
        onLoad({ filter: /[\\/]build[\\/]src[\\/].+\.js$/ }, async ({ path }) => ({
          contents: (await readFile(path, 'utf8')).replace(/^import .+\/build-flags\.js';$/m, ''),
        }));
      },
    },
  ],
});
// What a bundled app imports instead of the library: names from a file that is made when all of them are known. Each has its own
// statement, because esbuild drops unused statements, but not unused names in a statement.
const { exports: names } = Object.values(library.outputs).find(({ entryPoint }) => entryPoint === 'src/index.ts');
await writeFile(join(dist, 'lambda-imports.js'), names.map((name) => `export { ${name} } from 'tschalice/lambda';\n`).join(''));

/**
 * Parts of packages that take longer to load than all of our code, and that we do not need: string-width asks ICU for the width of
 * emoji, but our help is ASCII; readable-stream copies Node.js's own streams; archiver's tar and folder walk are unused; zlib has
 * its own checksums since Node.js 20.15.
 */
const replaced = {
  'string-width': "export default (text) => (typeof text === 'string' ? text.length : 0);",
  'readable-stream': "export { PassThrough, Transform, Readable } from 'node:stream';",
  'readable-stream/passthrough': "module.exports = require('node:stream').PassThrough;",
  'readdir-glob': 'export default {};',
  'tar-stream': 'export default {};',
  'crc-32': "import { crc32 } from 'node:zlib'; export default { buf: (bytes, start) => crc32(bytes, start >>> 0) };",
};
const withoutDeadWeight = {
  name: 'without-dead-weight',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(${Object.keys(replaced).join('|')})$`) }, ({ path }) => ({ path, namespace: 'replaced' }));
    onLoad({ filter: /.*/, namespace: 'replaced' }, ({ path }) => ({ contents: replaced[path], loader: 'js' }));
  },
};

/** Each in its own room, next to the folder of chunks. `src/project/disk/entry-file.ts`, which is in a chunk, finds them from there. */
const inProject = (...files) => files.map((file) => ({ in: `src/project/${file}.ts`, out: `project/${file}` }));

const tool = {
  ...common,
  plugins: [withoutDeadWeight],
  external: ['esbuild', 'oxc-parser'],
  alias: {
    yaml,
    // cloudformation-diff's database, without the parts that it does not use.
    '@aws-cdk/aws-service-spec': join(root, 'src/compiler/diff/generated/slim-spec.cjs'),
  },
  banner: { js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);" },
};
// The command line, and the same acts for other tools. Never both run in one process, and apart they are fewer files.
const inputs = await writeChunks({ ...tool, minify: true }, { in: 'src/cli/main.ts', out: 'cli/main' }, 'project/chunks', {
  'warm-up': ['src/project/stage/warm-up.ts'],
  program: ['src/cli/program.ts'],
  // The last two are small, and what does not look for calls of AWS needs them as well.
  package: ['src/cli/package/run.ts', 'src/cli/validate/run.ts', 'src/compiler/code/syntax-node.ts', 'src/project/rights/code-places.ts'],
  // Without IAM's data: to check a policy that somebody wrote needs that alone.
  rights: ['src/project/rights/find-calls.ts', 'src/project/rights/app-rights.ts'],
});
// Its users see its errors with their stacks, and the line that threw, so it is not minified.
// The process that packages an earlier revision shares its files: it needs all of them.
const doors = [{ in: 'src/packager.ts', out: 'packager' }, ...inProject('base/base-child')];
await build({ ...tool, splitting: true, entryPoints: doors, chunkNames: 'project/packager/[name]-[hash]' });
// What runs in a thread or a process of its own: a file each, for the same reason.
const alone = { ...common, minify: true, external: ['esbuild', 'oxc-parser'] };
await build({
  ...alone,
  entryPoints: inProject('load/load-worker', 'prove/proof-child', 'prove/task-hooks', 'serve/local-hooks', 'serve/local-thread', 'serve/local-worker'),
});
// CommonJS, because Node.js preloads it with `--require`.
await build({ ...alone, entryPoints: [{ in: 'src/project/prove/offline.cts', out: 'project/prove/offline' }], outExtension: { '.js': '.cjs' }, format: 'cjs' });
await chmod(join(dist, 'cli/main.js'), 0o755);

await writeTypes(root, ['index', 'testing/index'], ['packager']);
await writeNotices();

/** The licences of the packages whose code is in dist/. */
async function writeNotices() {
  const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const files = (await readdir(join(root, folder))).filter((file) => /^(licen[sc]e|notice)/i.test(file)).sort();
    const parts = await Promise.all(files.map((file) => readFile(join(root, folder, file), 'utf8')));
    return `${name} ${version} (${license})\n\n${parts.join('\n').trim()}\n`;
  });
  await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`));
}
