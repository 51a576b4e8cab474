import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallSite } from '../../app/definition.js';
import type { Place, Problem } from '../../compiler/problem/problem.js';
import type { Bundle } from '../bundle/bundle.js';
import { packageOf } from '../bundle/inputs.js';
import { codeFrame } from './code-frame.js';
import { missingModule } from '../lambda/missing-module.js';
import { prefixOf } from '../lambda/thrown-error.js';
import type { PlacedError } from './call-sites.js';
import type { NotLoaded } from './load-result.js';
import { restoreNames, sourceAt } from '../bundle/minified-name.js';
import { ownPlaces } from '../bundle/source-map.js';

interface LoadContext {
  readonly directory: string;
  readonly appFile: string;
  readonly bundle: Bundle;
  readonly timeLimitMs: number;
}

export function loadProblem(result: NotLoaded, context: LoadContext): Problem {
  const { appFile, timeLimitMs } = context;
  const error = { severity: 'error', where: { file: appFile } } as const;
  switch (result.kind) {
    case 'no-app':
      return {
        ...error,
        code: 'app-not-exported',
        message: `the file has no export named 'app' that is a Chalice app${result.found === '' ? '' : ` (its 'app' is ${/^[aeiou]/.test(result.found) ? 'an' : 'a'} ${result.found})`}`,
        fix: exportFix(context),
      };
    case 'timeout':
      return {
        ...error,
        code: 'app-load-timeout',
        message: `importing the app took longer than ${timeLimitMs / 1000} seconds`,
        fix: 'move work and connections out of the module level, into the handlers',
      };
    case 'exit':
      return {
        ...error,
        code: 'app-load-exit',
        ...placeIn(result.at, context),
        message: result.called
          ? `the app ended the process (exit status ${result.code}) while it was imported`
          : `importing the app never finishes: it waits for ${result.asked ? 'an answer from AWS, which is not asked while an app is packaged' : 'something that never happens'}`,
        fix: result.called
          ? 'throw an error that says what is wrong, instead of calling process.exit'
          : result.asked
            ? 'send the request in a handler, where it is needed first'
            : 'remove endless waiting from the module level',
      };
    case 'exception': {
      const { at } = result.error;
      return {
        ...error,
        code: 'app-exception',
        ...placeIn(at, context),
        message: `importing the app failed${inPackage(at, context)}: ${inWords(result.error, context)}`,
        fix: exceptionFix(result.error),
      };
    }
  }
}

/** The user's own line that led to an error, with the lines around it; the app's file if there is none. */
export function placeIn(at: CallSite, { directory, bundle, appFile }: Omit<LoadContext, 'timeLimitMs'>): { where: Place; frame?: string } {
  const places = ownPlaces(bundle.map, at);
  return places[0] === undefined ? { where: { file: appFile } } : { where: places[0], frame: codeFrame(directory, places) };
}

/** Names the package that an error comes from; the code frame only shows the user's own line. */
function inPackage([innermost]: CallSite, { bundle }: LoadContext): string {
  const source = innermost === undefined ? undefined : sourceAt(bundle.fullMap(), innermost);
  const name = source === undefined ? undefined : packageOf(source)?.name;
  return name === undefined ? '' : ` in the package '${name}'`;
}

/** What was thrown, with the names of the sources, and without paths of this machine. */
export function inWords(error: PlacedError, { directory, bundle }: Pick<LoadContext, 'directory' | 'bundle'>): string {
  const summary = error.summary
    .replace(/\nRequire stack:(\n- .*)+/, '')
    .replaceAll(` imported from ${directory}/app.mjs`, '')
    .replaceAll(`${directory}/`, '');
  return `${prefixOf(error)}${restoreNames(summary, error.at, bundle)}`;
}

export function exceptionFix({ name, message, summary, at }: PlacedError): string {
  const missing = missingModule(summary);
  if (missing !== undefined && !/^[./]/.test(missing)) return `install it: npm install ${missing}`;
  // A syntax error without a place: this version of Node cannot read the bundle.
  if (summary.includes('No such built-in module') || (name === 'SyntaxError' && at.length === 0))
    return `run tschalice with the Node.js of the function's lambda_runtime (this is ${process.version}), or fix the code there`;
  if (/^Cannot read properties of undefined \(reading '(route|get|put|post|patch|delete|lambdaFunction|schedule|authorizer|on[A-Z]\w*)'\)/.test(message))
    return 'if that is your app: files that the app file imports run before it creates the app, so declare on a Blueprint there and register it';
  if (summary.includes('did not self-register')) return 'use a version of that package that runs in worker threads';
  return 'fix the code there; the environment variables of the stage are set while the app is loaded';
}

/** An app that has another name only needs an export. */
function exportFix({ directory, appFile }: LoadContext): string {
  const text = readFileSync(join(directory, appFile), 'utf8');
  const name =
    /^export\s+(?:const|let|var)\s+([\w$]+)[^=\n]*=\s*new\s+Chalice\b/m.exec(text)?.[1] ?? /^const\s+([\w$]+)[^=\n]*=\s*new\s+Chalice\b/m.exec(text)?.[1];
  return name === undefined || name === 'app' ? "write export const app = new Chalice({ appName: '…' })" : `export '${name}' as app: export { ${name} as app }`;
}
