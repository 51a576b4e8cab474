// The floor that packaging is measured against: the least that any such tool has to do, in one Node process.
//
//   node test/bench/floor.mjs PROJECT OUT import|require
//
// Bundles PROJECT/app.ts and the library to memory, as src/project/bundle/bundle.ts does; deflates; writes OUT/deployment.zip, its
// times fixed, and OUT/sam.json, a toy with as many functions and paths as PROJECT/bench.json names. It knows nothing of the app:
// no worker, no configuration, no checks, no metafile, no renaming into place.
// The last argument is the way esbuild is loaded. `import` is what its documentation shows; `require` spares Node the search of a large CommonJS
// file for the names that it exports.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

const [project, out, way] = process.argv.slice(2);

const { build } = way === 'require' ? createRequire(import.meta.url)('esbuild') : await import('esbuild');

const { outputFiles } = await build({
  stdin: {
    contents: "import * as user from './app.ts';export const app = user.app ?? user.default;",
    resolveDir: project,
    loader: 'js',
  },
  absWorkingDir: project,
  outfile: join(project, 'app.mjs'),
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  external: ['@aws-sdk/*', '@smithy/*'],
  sourcemap: 'external',
  sourcesContent: false,
  minify: true,
  keepNames: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'silent',
});
const { functions, paths } = JSON.parse(readFileSync(join(project, 'bench.json'), 'utf8'));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'deployment.zip'), zip(outputFiles.map(({ path, contents }) => ({ name: path.slice(project.length + 1), contents }))));
writeFileSync(join(out, 'sam.json'), `${JSON.stringify(toyTemplate(functions, paths), null, 2)}\n`);

function toyTemplate(functionNames, pathNames) {
  const properties = { CodeUri: './deployment.zip', Runtime: 'nodejs24.x', MemorySize: 128, Timeout: 60, Environment: { Variables: {} } };
  const resources = functionNames.map((name) => [name, { Type: 'AWS::Serverless::Function', Properties: { Handler: `app.${name}`, ...properties } }]);
  const method = {
    produces: ['application/json'],
    responses: { 200: { description: '200 response' } },
    'x-amazon-apigateway-integration': { type: 'aws_proxy' },
  };
  const body = { swagger: '2.0', paths: Object.fromEntries(pathNames.map((path) => [path, { get: method }])) };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { ...Object.fromEntries(resources), RestAPI: { Type: 'AWS::Serverless::Api', Properties: { DefinitionBody: body } } },
  };
}

/** A zip of deflated files, all of 1980-01-01 and with mode 0o644. */
function zip(files) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const { name, contents } of files) {
    const deflated = deflateRawSync(contents, { level: 9 });
    // From the version on that is needed to extract, the same in both headers.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(contents), 10);
    common.writeUInt32LE(deflated.length, 14);
    common.writeUInt32LE(contents.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), deflated]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03'), common, rest, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
