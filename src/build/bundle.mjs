// Makes dist/, which is what ships: the command line and the doors for app.ts, bundled, and their types.
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = new URL('../..', import.meta.url).pathname;
const dist = join(root, 'dist');
await rm(dist, { recursive: true, force: true });

const common = { absWorkingDir: root, bundle: true, platform: 'node', format: 'esm', target: 'node20', outbase: 'src', outdir: 'dist', logLevel: 'warning' };

// What users import where they write and test an app: readable, and apart from the tool, so that nothing of it gets in.
const { metafile: library } = await build({
  ...common,
  metafile: true,
  // In one build, so that both have the same classes.
  entryPoints: ['src/index.ts', 'src/testing/index.ts'],
  splitting: true,
  chunkNames: 'runtime/[name]-[hash]',
  external: ['@aws-sdk/*'],
});

// The library as it ships to Lambda. `checked` is false there, and with it goes all that serves packaging only; what an app does not
// use goes when it is packaged, so this has to stay readable for esbuild.
await build({
  ...common,
  entryPoints: [join(root, 'build/src/lambda.js')],
  outbase: join(root, 'build/src'),
  minifySyntax: true,
  charset: 'utf8',
  // The other flags are left open, until an app is packaged.
  define: { checked: 'false' },
  external: ['@aws-sdk/*'],
  plugins: [
    {
      name: 'unchecked',
      setup({ onLoad }) {
        // A constant of another module is put in its place only after what it guards has been kept.
        onLoad({ filter: /[\\/]build[\\/]src[\\/].+\.js$/ }, async ({ path }) => ({
          contents: (await readFile(path, 'utf8')).replace(/^import .+\/build-flags\.js';$/m, ''),
        }));
      },
    },
  ],
});
// What a bundled app imports in place of the library: names of a file that is made once all of them are known. Each has a statement
// of its own, as esbuild drops statements without a use, but no names within one.
const { exports: names } = Object.values(library.outputs).find(({ entryPoint }) => entryPoint === 'src/index.ts');
await writeFile(join(dist, 'lambda-imports.js'), names.map((name) => `export { ${name} } from 'tschalice/lambda';\n`).join(''));

/**
 * Parts of packages that cost more time to load than all of ours, and do nothing here: string-width asks ICU how wide emoji
 * are, and our help is ASCII; readable-stream is Node's own streams once more; archiver's tar and folder walk stay unused; zlib counts
 * checksums itself since Node.js 20.15.
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

/** Each in its room, beside the folder of chunks: `src/project/disk/entry-file.ts`, which is in one of those, finds them from there. */
const inProject = (...files) => files.map((file) => ({ in: `src/project/${file}.ts`, out: `project/${file}` }));

const tool = {
  ...common,
  metafile: true,
  plugins: [withoutDeadWeight],
  splitting: true,
  minify: true,
  external: ['esbuild', 'oxc-parser'],
  alias: {
    // Its ES modules: of CommonJS, a lazy import would give the default export only.
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
    // cloudformation-diff's database, without what it doesn't ask for.
    '@aws-cdk/aws-service-spec': join(root, 'src/compiler/diff/generated/slim-spec.cjs'),
  },
  banner: { js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);" },
};
// The command line, and the same acts for other tools. Never both run in one process, and apart they are fewer chunks: Node.js takes
// longer to find and link a small module than to run it.
const { metafile } = await build({ ...tool, entryPoints: [{ in: 'src/cli/main.ts', out: 'cli/main' }], chunkNames: 'project/chunks/[name]-[hash]' });
await build({ ...tool, entryPoints: [{ in: 'src/packager.ts', out: 'packager' }], chunkNames: 'project/packager/[name]-[hash]' });
// What runs in a thread or a process of its own: a file each, for the same reason.
const alone = { ...common, minify: true, external: ['esbuild', 'oxc-parser'] };
await build({ ...alone, entryPoints: inProject('load/load-worker', 'prove/proof-child', 'prove/task-hooks', 'serve/local-hooks', 'serve/local-worker') });
// Preloaded by Node's `--require`, so not of the format of the rest.
await build({ ...alone, entryPoints: [{ in: 'src/project/prove/offline.cts', out: 'project/prove/offline' }], outExtension: { '.js': '.cjs' }, format: 'cjs' });
await chmod(join(dist, 'cli/main.js'), 0o755);

await copyTypes();
await writeNotices();

/** Declarations of the doors and of all that they lead to. */
async function copyTypes() {
  const types = join(root, 'build/src');
  const wanted = ['index', 'packager', 'testing/index'];
  const done = new Set();
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (done.has(name)) continue;
    done.add(name);
    const from = join(types, `${name}.d.ts`);
    const text = await readFile(from, 'utf8');
    await mkdir(dirname(join(dist, name)), { recursive: true });
    await copyFile(from, join(dist, `${name}.d.ts`));
    for (const [, path] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g)) wanted.push(join(dirname(name), path));
  }
}

/** The licences of the packages whose code is in dist/. */
async function writeNotices() {
  const folders = Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const files = (await readdir(join(root, folder))).filter((file) => /^(licen[sc]e|notice)/i.test(file)).sort();
    const parts = await Promise.all(files.map((file) => readFile(join(root, folder, file), 'utf8')));
    return `${name} ${version} (${license})\n\n${parts.join('\n').trim()}\n`;
  });
  await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`));
}
