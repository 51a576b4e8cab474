import { dirname } from 'node:path';
import { findPackage, readManifest } from '../npm/manifest.js';
import { extendedFile, isRecord, readTsconfig, type Tsconfig, tsconfigOf } from './tsconfig.js';

/** What the tsconfig.json of a source file says of decorators, with what it extends. */
export interface DecoratorSettings {
  readonly emitDecoratorMetadata: boolean;
  readonly experimentalDecorators: boolean;
  readonly strictNullChecks: boolean;
  /** Where `emitDecoratorMetadata` is set; undefined if nowhere. */
  readonly place: { readonly file: string; readonly line: number; readonly lineText: string } | undefined;
}

interface Options {
  readonly values: { readonly [name: string]: unknown };
  readonly place: DecoratorSettings['place'];
}

export function decoratorSettings(source: string): DecoratorSettings {
  const tsconfig = tsconfigOf(source);
  const { values, place }: Options = tsconfig === undefined ? { values: {}, place: undefined } : optionsOf(tsconfig, []);
  return {
    emitDecoratorMetadata: values['emitDecoratorMetadata'] === true,
    experimentalDecorators: values['experimentalDecorators'] === true,
    strictNullChecks: Boolean(values['strictNullChecks'] ?? values['strict'] ?? isStrictByDefault(source)),
    place,
  };
}

/** From version 6 on, TypeScript is strict where nothing else is said. */
function isStrictByDefault(source: string): boolean {
  const installed = findPackage('typescript', dirname(source));
  return installed === undefined || Number.parseInt(readManifest(installed)?.version ?? '6', 10) >= 6;
}

function optionsOf({ config, file, text }: Tsconfig, from: readonly string[]): Options {
  const bases = from.includes(file) ? [] : [config['extends'] ?? []].flat().filter((base) => typeof base === 'string');
  const inherited = bases.flatMap((base) => {
    const path = extendedFile(base, file);
    return path === undefined ? [] : [optionsOf(readTsconfig(path), [...from, file])];
  });
  const own = isRecord(config['compilerOptions']) ? config['compilerOptions'] : {};
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.includes('"emitDecoratorMetadata"'));
  return {
    values: Object.assign({}, ...inherited.map(({ values }) => values), own) as Options['values'],
    place:
      own['emitDecoratorMetadata'] === undefined
        ? inherited.findLast(({ place }) => place !== undefined)?.place
        : { file, line: index + 1, lineText: lines[index] ?? '' },
  };
}
