// Copies the type declarations of the doors, and of everything that they import, and makes those for `require`.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * @param both doors that can be imported and required
 * @param imported doors that can only be imported
 */
export async function writeTypes(root, both, imported) {
  const from = join(root, 'build/src');
  const to = join(root, 'dist');
  const wanted = [...both, ...imported];
  const done = new Set();
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (done.has(name)) continue;
    done.add(name);
    const text = await readFile(join(from, `${name}.d.ts`), 'utf8');
    await mkdir(dirname(join(to, name)), { recursive: true });
    await copyFile(join(from, `${name}.d.ts`), join(to, `${name}.d.ts`));
    for (const [, path] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g)) wanted.push(join(dirname(name), path));
  }
  for (const name of both) await writeFile(join(to, `${name}.d.cts`), await typesForRequire(from, name));
}

/**
 * The types of a door for CommonJS. They are those of its ES module, not copies, so that one file may require what another one imports: TypeScript
 * takes equal classes with private members for different ones.
 */
async function typesForRequire(from, name) {
  const door = await readFile(join(from, `${name}.d.ts`), 'utf8');
  const lines = [];
  for (const [, type, names, path] of door.matchAll(/^export (type )?\{ ([^}]+?),? \} from '(\.[^']+)';$/gm)) {
    const file = join(from, dirname(name), path.replace(/\.js$/, '.d.ts'));
    const source = await readFile(file, 'utf8');
    const values = [];
    const types = [];
    for (const one of names.split(', ')) (type === undefined && !one.startsWith('type ') ? values : types).push(one.replace(/^type /, ''));
    const module = `import('${path}', { with: { 'resolution-mode': 'import' } })`;
    if (types.length > 0) lines.push(`export type { ${types.join(', ')} } from '${path}' with { 'resolution-mode': 'import' };`);
    for (const value of values) {
      const [, comment = '', kind, parameters = ''] =
        new RegExp(`(/\\*\\*(?:[^*]|\\*(?!/))*\\*/\\n)?export declare (?:abstract )?(class|function|const) ${value}\\b(<)?`).exec(source) ?? [];
      if (kind === undefined || (kind === 'class' && parameters !== ''))
        throw new Error(`${file}: the declaration of ${value} has a form that typesForRequire does not know`);
      if (kind === 'class') lines.push(`export type ${value} = ${module}.${value};`);
      lines.push(`${comment}export declare const ${value}: typeof ${module}.${value};`);
    }
  }
  return `${lines.join('\n')}\n`;
}
