/** A frame's place in a file: `file:///var/task/app.mjs:12:34`. */
const place = /(file:\/\/\/[^\s()]+?):(\d+):(\d+)/g;

/**
 * Rewrites the places of a stack trace to those in the sources, by the maps beside the files (`app.mjs.map`).
 *
 * Node does that by itself only for modules that are loaded after `process.setSourceMapsEnabled`, so never for the bundle
 * that is asking. Places without a map stay as they are.
 */
export async function mapStack(stack: string): Promise<string> {
  try {
    const [{ readFile }, { SourceMap }, { fileURLToPath }] = await Promise.all([import('node:fs/promises'), import('node:module'), import('node:url')]);
    const files = new Set(Array.from(stack.matchAll(place), ([, file]) => file!));
    const maps = new Map(
      await Promise.all(
        Array.from(files, async (file) => {
          const text = await readFile(`${fileURLToPath(file)}.map`, 'utf8').catch(() => undefined);
          return [file, text === undefined ? undefined : new SourceMap(JSON.parse(text))] as const;
        }),
      ),
    );
    return stack.replace(place, (whole, file: string, line: string, column: string) => {
      const found = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
      return found !== undefined && 'originalSource' in found ? `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}` : whole;
    });
  } catch {
    return stack;
  }
}
