import { dirname } from 'node:path';
import { findPackage, readManifest } from '../npm/manifest.js';
import { extendedFiles, isRecord, readTsconfig, type Tsconfig, tsconfigOf } from './tsconfig.js';

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
  const emits = values['emitDecoratorMetadata'] === true;
  return {
    emitDecoratorMetadata: emits,
    experimentalDecorators: values['experimentalDecorators'] === true,
    // Most apps do not ask, and so TypeScript's version is not looked up.
    strictNullChecks: emits && Boolean(values['strictNullChecks'] ?? values['strict'] ?? isStrictByDefault(source)),
    place,
  };
}

/** From version 6 on, TypeScript is strict where nothing else is said. */
function isStrictByDefault(source: string): boolean {
  const installed = findPackage('typescript', dirname(source));
  return installed === undefined || Number.parseInt(readManifest(installed)?.version ?? '6', 10) >= 6;
}

function optionsOf(tsconfig: Tsconfig, from: readonly string[]): Options {
  const { config, file, text } = tsconfig;
  const bases = from.includes(file) ? [] : extendedFiles(tsconfig);
  const inherited = bases.map((base) => optionsOf(readTsconfig(base), [...from, file]));
  const own = isRecord(config['compilerOptions']) ? config['compilerOptions'] : {};
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.includes('"emitDecoratorMetadata"'));
  return {
    values: Object.fromEntries([...inherited.map(({ values }) => values), own].flatMap((one) => Object.entries(one))),
    place:
      own['emitDecoratorMetadata'] === undefined
        ? inherited.findLast(({ place }) => place !== undefined)?.place
        : { file, line: index + 1, lineText: lines[index] ?? '' },
  };
}
