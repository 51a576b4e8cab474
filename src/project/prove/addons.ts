import { foreignTarget } from '../npm/native-binary.js';
import type { SourcedEntry } from '../npm/files.js';
import { type Architecture, npmCpu } from '../npm/platform.js';
import type { AddonAct } from './task-addons.js';

/** What a process like Lambda's does with each file of machine code; undefined when there are none. */
export function addonsFor(
  entries: readonly SourcedEntry[],
  architecture: Architecture,
): { readonly cpu: string; readonly acts: { readonly [source: string]: AddonAct } } | undefined {
  const addons = entries.filter(({ path }) => path.endsWith('.node'));
  if (addons.length === 0) return undefined;
  const cpu = npmCpu(architecture);
  const isHere = process.platform === 'linux' && process.arch === cpu && hasGlibc();
  const acts = addons.map(({ path, content, source }): [string, AddonAct] => {
    const target = foreignTarget(path, content, architecture);
    if (target === undefined) return [source, isHere ? 'load' : 'stand-in'];
    return [source, { refuse: `'${path}' is machine code for ${target}, but Lambda needs linux ${cpu} with glibc` }];
  });
  return { cpu, acts: Object.fromEntries(acts) };
}

function hasGlibc(): boolean {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
