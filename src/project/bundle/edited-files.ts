import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Loader, Plugin } from 'esbuild';
import type { Edit } from '../../compiler/syntax/edit.js';
import { editedText } from '../metadata/edited-text.js';
import { literalPattern } from './literal-pattern.js';

/** Edits of the modules of a bundle, by their paths relative to the project. */
export type FileEdits = ReadonlyMap<string, readonly Edit[]>;

/** Makes edits in modules before they are bundled. Source maps lead to the modules as they are on the disk. */
export function editedFiles(directory: string, edits: FileEdits): Plugin {
  const files = new Map([...edits].map(([path, list]) => [join(directory, path), list]));
  return {
    name: 'edited-files',
    setup(build) {
      build.onLoad({ filter: anyOf([...files.keys()].map((path) => basename(path))), namespace: 'file' }, async ({ path }) => {
        const list = files.get(path);
        if (list === undefined) return undefined;
        return { contents: editedText((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''), list, basename(path)), loader: loaderOf(path) };
      });
    },
  };
}

function loaderOf(path: string): Loader {
  const [, ending] = /\.[cm]?(tsx?|jsx?)$/.exec(path) ?? [];
  return (ending ?? 'js') as Loader;
}

/** esbuild asks for every file that the filter takes, which costs time. */
function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`(?:^|[\\\\/])(?:${[...new Set(names)].map((name) => literalPattern(name)).join('|')})$`);
}
