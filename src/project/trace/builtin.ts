import { posix } from 'node:path';
import { hole, isText, joined, type PathValue, placedPath, plainText, resolved, urlFrom } from './path-value.js';

/** Where code is: its module as it is compiled, and the project's folder, which is the working folder in Lambda. Absolute, with `/`. */
export interface CodePlace {
  readonly file: string;
  readonly root: string;
}

const builtinModules: readonly string[] = ['path', 'path/posix', 'url', 'module', 'process'];

/** A module of Node.js, as far as it has to do with paths; empty for any other. */
export function builtinModule(specifier: string): readonly PathValue[] {
  const name = specifier.replace(/^node:/, '');
  return builtinModules.includes(name) ? [{ kind: 'builtin', name: name.replace('/posix', '') }] : [];
}

/** A member of things of Node.js and of URLs. */
export function member(objects: readonly PathValue[], name: string | undefined, { file, root }: CodePlace): readonly PathValue[] {
  if (name === undefined) return [];
  return objects.flatMap((object): readonly PathValue[] => {
    if (object.kind === 'url') return ['href', 'pathname'].includes(name) ? [{ ...object, kind: name === 'href' ? 'url' : 'text' }] : [];
    if (object.kind !== 'builtin') return [];
    switch (`${object.name}.${name}`) {
      case 'import.meta.url':
        return [{ kind: 'url', text: file, isPlaced: true }];
      case 'import.meta.filename':
        return [placedPath(file)];
      case 'import.meta.dirname':
        return [placedPath(posix.dirname(file))];
      case 'process.env.LAMBDA_TASK_ROOT':
        return [placedPath(root)];
      case 'path.sep':
        return [plainText('/')];
      // `import path from 'path'` of a module that was compiled to CommonJS, and `path.posix.join`.
      default:
        return [{ kind: 'builtin', name: name === 'default' || name === 'posix' ? object.name : `${object.name}.${name}` }];
    }
  });
}

/** What a function of Node.js gives. @param name `path.join` */
export function builtinResult(name: string, given: readonly (readonly PathValue[])[], { file, root }: CodePlace): readonly PathValue[] {
  const first = given[0]?.filter(isText) ?? [];
  switch (name) {
    case 'path.join':
      return joined(given);
    case 'path.resolve':
      return resolved(given, root);
    case 'path.normalize':
      return first.map((one) => ({ ...one, text: posix.normalize(one.text) }));
    case 'path.dirname':
      return first.map((one) => ({ ...one, text: posix.dirname(one.text) }));
    case 'path.basename':
      return first.flatMap((one) => (given.length === 1 && !one.text.includes(hole) ? [plainText(posix.basename(one.text))] : []));
    case 'url.fileURLToPath':
      return first.filter(({ isPlaced }) => isPlaced).map((one) => ({ ...one, kind: 'text' }));
    case 'url.pathToFileURL':
      return first.filter(({ isPlaced }) => isPlaced).map((one) => ({ ...one, kind: 'url' }));
    case 'String':
      return first;
    case 'process.cwd':
      return [placedPath(root)];
    case 'module.createRequire':
      return first.filter(({ isPlaced }) => isPlaced).map(({ text }) => ({ kind: 'require', file: text }));
    case 'import.meta.resolve':
      return first.flatMap((one) => (/^\.{0,2}\//.test(one.text) ? (urlFrom(one.text, { kind: 'url', text: file, isPlaced: true }) ?? []) : []));
    default:
      return [];
  }
}
