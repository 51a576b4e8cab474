import { createHash } from 'node:crypto';
import { extname, join } from 'node:path';
import type { CodeManifest, CodePart } from '../../compiler/diff/code-manifest.js';
import { loadEsbuild } from '../bundle/esbuild.js';
import { readText } from '../disk/read-text.js';

const loaders = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx', '.js': 'js', '.mjs': 'js', '.cjs': 'js', '.jsx': 'jsx' } as const;

/** The manifest with hashes of what each file of the project means, so that a comment is no cause of anything. Only reviews need them. */
export async function withMeaningHashes(code: CodeManifest, directory: string): Promise<CodeManifest> {
  const sources = await Promise.all(Object.entries(code.sources).map(async ([path, part]) => [path, await withMeaning(path, part, directory)] as const));
  return { ...code, sources: Object.fromEntries(sources) };
}

async function withMeaning(path: string, part: CodePart, directory: string): Promise<CodePart> {
  const extension = extname(path);
  if (!Object.hasOwn(loaders, extension)) return part;
  const loader = loaders[extension as keyof typeof loaders];
  try {
    const text = (await readText(join(directory, path))) ?? '';
    // Without comments, types and formatting. What esbuild warns of, it has told while it bundled.
    const { code } = await loadEsbuild().transform(text, { loader, minify: true, legalComments: 'none', logLevel: 'silent', tsconfigRaw: {} });
    return { ...part, meaning: createHash('sha256').update(code).digest('hex') };
  } catch {
    return part;
  }
}
