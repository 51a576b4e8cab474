import { buildSync } from 'esbuild';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import type { SyntaxNode } from '../../../../src/compiler/code/syntax-node.js';
import type { CodeValues, MadePart, TextPart, VariableDefault } from '../../../../src/compiler/iam/calls/code-value.js';
import { reachedCalls } from '../../../../src/compiler/iam/calls/reached-calls.js';
import type { FunctionRoots, HandlerRoot } from '../../../../src/compiler/iam/calls/root.js';
import type { ReachedCalls } from '../../../../src/compiler/iam/calls/sdk-call.js';
import { codePlaces } from '../../../../src/project/rights/code-places.js';

/** Modules by their names; `app.ts` declares handlers on `app`. With `tsconfig`, decorators are those of the standard; with `all-outside`, all of the SDK is outside. */
export interface Project {
  readonly [file: string]: string;
}

export function bundle(project: Project, minify: boolean): string {
  return bundleWithMap(project, minify).code;
}

function bundleWithMap(project: Project, minify: boolean): { readonly code: string; readonly map: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tschalice-calls-'));
  try {
    for (const [name, text] of Object.entries(project)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { outputFiles } = buildSync({
      absWorkingDir: folder,
      banner: { js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);" },
      bundle: true,
      conditions: ['module'],
      entryPoints: ['app.ts'],
      external: ['tschalice', ...(project['all-outside'] === undefined ? ['@aws-sdk/client-*', '@aws-sdk/lib-*'] : ['@aws-sdk/*']), 'unseen'],
      format: 'esm',
      keepNames: true,
      logLevel: 'silent',
      mainFields: ['module', 'main'],
      minify,
      outfile: 'app.mjs',
      nodePaths: [resolve('node_modules')],
      platform: 'node',
      sourcemap: 'external',
      sourcesContent: false,
      target: 'node22',
      tsconfigRaw: { compilerOptions: { experimentalDecorators: project['tsconfig'] === undefined } },
      write: false,
    });
    const [map, code] = outputFiles;
    return { code: code!.text, map: map!.text };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function parse(code: string): SyntaxNode {
  return parseSync('app.mjs', code, { preserveParens: false }).program as unknown as SyntaxNode;
}

/** A function for each `app.lambdaFunction('name', …)` and `app.get('path', …)`; all those that are declared by one call in `api`. */
export function rootsOf(code: string): FunctionRoots[] {
  const roots = new Map<string, HandlerRoot[]>();
  for (const match of code.matchAll(/\.(?:lambdaFunction\(["'`\w]|(?:get|delete)\(["'`]\/)/g)) {
    const name = /^["'`]([^"'`]*)/.exec(code.slice(match.index + match[0].indexOf('(') + 1))?.[1] ?? 'computed';
    const handlers = roots.get(name) ?? [];
    // Of a name that is a keyword, V8's stack traces have the end.
    roots.set(name, [...handlers, { at: match.index + (match[0].startsWith('.delete') ? '.delete'.length : 1) }]);
  }
  return [...roots].map(([functionName, handlers]) => ({
    functionName,
    handlers,
    middleware: functionName.startsWith('/') ? ['all', 'http'] : ['all', 'pure_lambda'],
  }));
}

export function analyse(project: Project, minify: boolean): ReadonlyMap<string, ReachedCalls> {
  const { code, map } = bundleWithMap(project, minify);
  const places = codePlaces({ path: 'app.mjs', code, map: () => map });
  return reachedCalls(parse(code), code, rootsOf(code), { hasQuiet: true, fileAt: (offset) => places.sourceOf(offset)?.file });
}

/** `s3:PutObject Bucket=$BUCKET Key=a`, sorted; `? unknown-command s3` for an untold call. */
export function linesOf({ calls, untold }: ReachedCalls): string[] {
  const lines = [
    ...calls.map(({ client, input, operation, region }) =>
      [`${short(client)}:${operation}`, inputText(input), ...(region.length === 0 ? [] : [`in ${valuesText(region)}`])].filter((part) => part !== '').join(' '),
    ),
    ...untold.map(({ client, kind }) => `? ${kind}${client === undefined ? '' : ` ${short(client)}`}`),
  ];
  return [...new Set(lines)].sort();
}

function short(client: string): string {
  return client.replace('@aws-sdk/client-', '');
}

function inputText(input: CodeValues): string {
  return input
    .map((value) =>
      value.kind === 'object'
        ? [...value.members.map(({ name, values }) => `${textOf(name)}=${valuesText(values)}`), ...(value.isWhole ? [] : ['…'])].join(' ')
        : valuesText([value]),
    )
    .join(' | ');
}

function valuesText(values: CodeValues): string {
  return values
    .map((value): string => {
      if (value.kind === 'text') return textOf(value.parts);
      if (value.kind === 'list') return `[${valuesText(value.items)}]`;
      if (value.kind === 'object') return `{${inputText([value])}}`;
      return value.kind === 'other' ? '#' : '?';
    })
    .join('|');
}

function textOf(parts: readonly TextPart[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('made' in part) return madeText(part);
      return 'variable' in part ? `$${part.variable}${defaultText(part.otherwise)}` : '?';
    })
    .join('');
}

/** `$TABLE.slice(4)`; a piece of `split` has its place at the end. */
function madeText({ args, made, method, piece }: MadePart): string {
  const given = args.map((arg) => (Array.isArray(arg) ? textOf(arg as readonly TextPart[]) : typeof arg === 'number' ? arg : '/…/'));
  return `${textOf(made)}.${method}(${given.join(', ')})${piece === undefined ? '' : `[${piece.first}${piece.andLater ? '…' : ''}]`}`;
}

/** `process.env.TABLE ?? 'orders'` is `$TABLE??orders`. */
function defaultText(otherwise: VariableDefault | undefined): string {
  return otherwise === undefined ? '' : `${otherwise.alsoForEmpty ? '||' : '??'}${otherwise.texts.map(textOf).join('/')}`;
}
