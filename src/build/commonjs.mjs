// Makes CommonJS of bundled ES modules, a `.cjs` beside each `.js`. One by one, so that they share what they shared before: their classes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

/** @param paths of ES modules that import only each other, parts of Node.js, and packages */
export async function writeCommonJs(root, paths) {
  await Promise.all(
    paths.map(async (path) => {
      const { code } = await transform(await readFile(join(root, path), 'utf8'), {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        sourcefile: path,
        // Test runners that evaluate CommonJS in a context of their own, such as Jest, refuse `import()` there.
        supported: { 'dynamic-import': false },
        define: { 'import.meta.url': 'moduleUrl' },
        logLevel: 'warning',
      });
      const url = code.includes('moduleUrl') ? 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;\n' : '';
      await writeFile(join(root, path.replace(/\.js$/, '.cjs')), `"use strict";\n${url}${code.replace(/(require\("\.[^"]+)\.js"\)/g, '$1.cjs")')}`);
    }),
  );
}
