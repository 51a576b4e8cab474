import type { Metafile } from 'esbuild';
import { packageOf } from './inputs.js';

/** A package that a bundle's bytes come from; `app code` for the user's own. */
export interface Contributor {
  readonly name: string;
  readonly bytes: number;
}

/** Biggest first. */
export function contributors({ outputs }: Metafile, libraries: readonly string[]): Contributor[] {
  const bytes = new Map<string, number>();
  const output = Object.entries(outputs).find(([path]) => path.endsWith('.mjs'))![1];
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    const name = libraries.includes(path) ? 'app code' : (packageOf(path)?.name ?? 'app code');
    bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
  }
  return [...bytes].map(([name, size]) => ({ name, bytes: size })).sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}
