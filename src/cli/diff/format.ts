import { extname } from 'node:path';
import type { ReviewFormat } from '../../compiler/review/render-review.js';

export const formats: readonly ReviewFormat[] = ['text', 'markdown', 'html', 'json', 'sarif'];

const byEnding: { readonly [ending: string]: ReviewFormat } = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.sarif': 'sarif',
};

/** The format that a file's name says; undefined if it says none. */
export function formatOfFile(file: string): ReviewFormat | undefined {
  const ending = extname(file).toLowerCase();
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}
