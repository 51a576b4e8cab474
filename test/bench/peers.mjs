// The same app for each framework: `count` routes, each with one parameter, which answers with that and its own number.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { unzip } from '../../build/test/project/sample-project.js';
import { findProject, packageStage } from '../../dist/packager.js';
import { resourcePath } from './resource-path.mjs';

const folder = fileURLToPath(new URL('peers', import.meta.url));

const routes = (count) => Array.from({ length: count }, (_, index) => [JSON.stringify(resourcePath(index)), index]);
const colons = (path) => path.replace('{id}', ':id');
const json = (fields) => `{statusCode:200,headers:{'Content-Type':'application/json'},body:JSON.stringify(${fields})}`;

/** Name → the source of an ES module that exports `handler`. The first knows no framework, only a map of paths. */
const sources = {
  'bare handler': (count) =>
    `const numbers=new Map([${routes(count)
      .map(([path, index]) => `[${path},${index}]`)
      .join()}]);export const handler=async(event)=>(${json('{id:event.pathParameters.id,route:numbers.get(event.requestContext.resourcePath)}')});`,
  'claudia-api-builder': (count) =>
    `import ApiBuilder from 'claudia-api-builder';const api=new (ApiBuilder.default??ApiBuilder)();` +
    routes(count)
      .map(([path, index]) => `api.get(${path},({pathParams})=>({id:pathParams.id,route:${index}}));`)
      .join('') +
    `export const handler=(event,context)=>new Promise((resolve,reject)=>` +
    `api.proxyRouter(event,{...context,done:(error,result)=>error?reject(error):resolve(result)}));`,
  '@middy/http-router': (count) =>
    `import middy from '@middy/core';import router from '@middy/http-router';` +
    `const routes=[${routes(count)
      .map(([path, index]) => `{method:'GET',path:${path},handler:async(event)=>(${json(`{id:event.pathParameters.id,route:${index}}`)})}`)
      .join()}];` +
    `export const handler=middy().handler(router(routes));`,
  'lambda-api': (count) =>
    `import createApi from 'lambda-api';const api=createApi();` +
    routes(count)
      .map(([path, index]) => `api.get(${colons(path)},async({params})=>({id:params.id,route:${index}}));`)
      .join('') +
    `export const handler=async(event,context)=>api.run(event,context);`,
  hono: (count) =>
    `import {Hono} from 'hono';import {handle} from 'hono/aws-lambda';const app=new Hono();` +
    routes(count)
      .map(([path, index]) => `app.get(${colons(path)},(c)=>c.json({id:c.req.param('id'),route:${index}}));`)
      .join('') +
    `export const handler=handle(app);`,
  '@aws-lambda-powertools/event-handler': (count) =>
    `import {Router} from '@aws-lambda-powertools/event-handler/http';const app=new Router();` +
    routes(count)
      .map(([path, index]) => `app.get(${colons(path)},({params})=>({id:params.id,route:${index}}));`)
      .join('') +
    `export const handler=async(event,context)=>app.resolve(event,context);`,
};

export const peerNames = Object.keys(sources);

/** Installs the frameworks, once. */
export function installPeers() {
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the peers …');
  execFileSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
}

/**
 * Writes the app of one framework as Lambda would get it.
 *
 * @returns the file to import, its export `handler`, and the bytes of all files of code
 */
export async function writePeer(name, count, work) {
  const file = join(work, `${peerNames.indexOf(name)}-${count}.mjs`);
  await build({
    stdin: { contents: sources[name](count), resolveDir: folder },
    outfile: file,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@aws-sdk/*'],
    banner: { js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);" },
    legalComments: 'none',
    logLevel: 'error',
  });
  return { file, handler: 'handler', bytes: readFileSync(file).length };
}

/** Ours: what `package` puts into the zip. */
export async function writeOurs(count, work) {
  const directory = join(work, `app-${count}`);
  const views = routes(count).map(([path, index]) => `app.get(${path}, ({ id }) => ({ id, route: ${index} }));\n`);
  write(join(directory, 'app.ts'), `import { Chalice } from 'tschalice';\nexport const app = new Chalice({ appName: 'bench' });\n${views.join('')}`);
  write(join(directory, '.chalice/config.json'), JSON.stringify({ version: '2.0', app_name: 'bench' }));
  const { files } = await packageStage({
    project: findProject(directory, directory),
    stage: 'dev',
    templateFormat: 'json',
    mergeTemplates: [],
    today: '2026-11-20',
  });
  const entries = [...unzip(files.find(({ name }) => name === 'deployment.zip').content)];
  for (const [path, content] of entries) write(join(work, `ours-${count}`, path), content);
  const code = entries.filter(([path]) => path.endsWith('.mjs'));
  return { file: join(work, `ours-${count}/app.mjs`), handler: 'api_handler', bytes: code.reduce((sum, [, content]) => sum + content.length, 0) };
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
