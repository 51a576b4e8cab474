/** A frame of a stack trace with its place in a file: `    at view (file:///var/task/app.mjs:1:234)`. The fields of an error may begin after it. */
const frame = /^(\s+at .*?)(file:\/\/\/[^\s()]+):(\d+):(\d+)(\)?(?: \{|,)?)$/;

/** Longer lines are not frames but text of the error, perhaps from a caller, and slow to search. */
const longestFrame = 2000;

/**
 * Replaces the places in a stack trace with those in the sources, using the maps next to the files (`app.mjs.map`).
 *
 * Node.js does that itself only for modules loaded after `process.setSourceMapsEnabled`, so never for the bundle that
 * calls it. Places without a map stay as they are. Only maps below `folder` are opened, because an error's message, which
 * a caller may influence, can name any file.
 *
 * @param folder URL with a slash at its end; default: this module's folder, which in Lambda contains the whole package
 */
export async function mapStack(stack: string, folder: string = new URL('.', import.meta.url).href): Promise<string> {
  try {
    const [{ readFile }, { SourceMap }, { fileURLToPath }] = await Promise.all([import('node:fs/promises'), import('node:module'), import('node:url')]);
    const lines = stack.split('\n');
    const maps = new Map<string, InstanceType<typeof SourceMap> | undefined>();
    for (const [index, line] of lines.entries()) {
      const [, before, file, row, column, after] = (line.length <= longestFrame && frame.exec(line)) || [];
      if (file === undefined || !new URL(file).href.startsWith(folder)) continue;
      if (!maps.has(file)) {
        const text = await readFile(`${fileURLToPath(file)}.map`, 'utf8').catch(() => undefined);
        maps.set(file, text === undefined ? undefined : new SourceMap(JSON.parse(text)));
      }
      const found = maps.get(file)?.findEntry(Number(row) - 1, Number(column) - 1);
      if (found !== undefined && 'originalSource' in found)
        lines[index] = `${before}${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}${after}`;
    }
    return lines.join('\n');
  } catch {
    return stack;
  }
}
