import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { build, type BuildResult } from 'esbuild';

/** What the library may need beside itself, in Lambda: parts of Node, and one SDK client which only some apps have. */
const allowedImports: readonly string[] = [
  // The current request and context, also after an await.
  'node:async_hooks',
  // What logs and errors show of values. Node.js has loaded it already.
  'node:util',
  // The bundle's source map, for stack traces in logs.
  'node:fs/promises',
  'node:module',
  'node:url',
  '@aws-sdk/client-apigatewaymanagementapi',
];

/** Bundles as a user's app would be; packages are resolved, so that one that is imported shows among the inputs. */
async function bundle(entry: string): Promise<BuildResult<{ metafile: true; write: false }>> {
  return build({
    stdin: { contents: entry, resolveDir: process.cwd(), sourcefile: 'app.ts', loader: 'ts' },
    absWorkingDir: process.cwd(),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    treeShaking: true,
    external: ['@aws-sdk/*'],
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
}

function foreignInputs({ metafile }: BuildResult<{ metafile: true }>): string[] {
  return Object.keys(metafile.inputs).filter((file) => !/^src\/(app|runtime)\/|^src\/index\.ts$|^app\.ts$/.test(file));
}

const whole = "export * from './src/index.ts'; export { lambdaHandler } from './src/runtime/index.ts';";

describe('the library in a bundle', () => {
  let result: BuildResult<{ metafile: true; write: false }>;

  before(async () => {
    result = await bundle(whole);
  });

  it('holds nothing but app/ and runtime/', () => {
    expect(foreignInputs(result)).to.deep.equal([]);
  });

  it('imports nothing beyond a short list', () => {
    const imports = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect([...new Set(imports)].filter((path) => !allowedImports.includes(path))).to.deep.equal([]);
  });

  it('loads no part of Node.js at its start but what Node.js has loaded, and the one that keeps invocations apart', () => {
    const statically = Object.values(result.metafile.outputs).flatMap(({ imports }) => imports.filter(({ kind }) => kind === 'import-statement'));
    expect(statically.map(({ path }) => path).sort()).to.deep.equal(['node:async_hooks', 'node:util']);
    const loaded = execFileSync(process.execPath, ['--print', 'process.moduleLoadList.join()'], { encoding: 'utf8' });
    expect(loaded.split(',')).to.include('NativeModule util');
  });

  it('leaves out what an app does not use', async () => {
    const some = await bundle("import { Rate } from './src/index.ts'; console.log(new Rate(1, Rate.DAYS));");
    const used = Object.values(some.metafile.outputs)[0]!.inputs;
    const kept = Object.keys(used).filter((file) => used[file]!.bytesInOutput > 0);
    expect(kept.filter((file) => /http-error|blueprint|authorizer|chalice/.test(file))).to.deep.equal([]);
  });

  it('would be found out with a package in it', async () => {
    const spoilt = await bundle(`${whole} export { parse } from 'yaml';`);
    expect(foreignInputs(spoilt).some((path) => path.endsWith('node_modules/yaml/dist/index.js'))).to.equal(true);
  });
});
