import { createHash } from 'node:crypto';

const known = new WeakMap<Uint8Array, string>();

/** The SHA-256 of a file's content in hex, which several ask for. */
export function contentHash(content: Uint8Array): string {
  const hash = known.get(content) ?? createHash('sha256').update(content).digest('hex');
  known.set(content, hash);
  return hash;
}
