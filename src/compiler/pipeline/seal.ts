import { createHash } from 'node:crypto';

const place = /seal:[0-9a-f]{16}/g;
const open = 'seal:0000000000000000';

/** The commands that write files with a seal. */
export type Maker = 'generate-pipeline' | 'new-workflow';

/** A line that a text for `sealed` must have somewhere. */
export const unsealed: string = unsealedBy('generate-pipeline');

/** The same for the files of another command. */
export function unsealedBy(maker: Maker): string {
  return `Made by tschalice ${maker}, which replaces it as long as nobody has changed it (${open})`;
}

/** The text with its own digest, so that a later run can tell whether it was edited. Parts with seals of their own come before it. */
export function sealed(text: string): string {
  return text.replace(open, sealOf(text));
}

/** Whether the file is unchanged since `sealed`; git may have changed its line endings. */
export function isSealed(file: string): boolean {
  const text = file.replaceAll('\r\n', '\n');
  const last = [...text.matchAll(place)].at(-1);
  if (last === undefined) return false;
  const [found] = last;
  return found === sealOf(`${text.slice(0, last.index)}${open}${text.slice(last.index + found.length)}`);
}

/** The command that made the file, changed or not; undefined if it is not ours. */
export function makerOf(file: string): Maker | undefined {
  return /Made by tschalice (generate-pipeline|new-workflow),/.exec(file)?.[1] as Maker | undefined;
}

/** A resource with a digest of its own, which tells whether it was edited in whatever file and order of keys. */
export function sealedResource<Resource extends object>(resource: Resource): Resource {
  return { ...resource, Metadata: { GeneratedBy: unsealed.replace(open, sealOf(sortedText(resource))) } };
}

/** Whether a resource is unchanged since `sealedResource`. */
export function isSealedResource(resource: object): boolean {
  const { Metadata: metadata, ...others } = resource as { readonly Metadata?: { readonly GeneratedBy?: unknown } | null };
  return String(metadata?.GeneratedBy).includes(sealOf(sortedText(others)));
}

function sortedText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedText).join()}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${sortedText(inner)}`).join()}}`;
}

function sealOf(text: string): string {
  return `seal:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
