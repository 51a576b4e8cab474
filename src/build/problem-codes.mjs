// Writes the list of all problem codes, src/compiler/problem/README.md, from the built catalogue. With --check it writes nothing, and fails where the list is old.
import { readFile, writeFile } from 'node:fs/promises';
import { allCodes } from '../../build/src/compiler/problem/codes.js';

const file = new URL('../compiler/problem/README.md', import.meta.url);

const intro = `# Problems

What a user did wrong is a \`Problem\`: an error or a warning with its code, its place, what is wrong and how to fix it. A check returns all that it
finds, and whoever prints them decides how. \`codes/\` has every code once, by theme, under its severity; \`codes.ts\` makes a type of them, so that a
code that is not there, or of another severity, does not compile. A new code needs an entry there and a test that expects it.

\`tschalice explain CODE\` prints an entry, \`tschalice explain\` lists them, and \`--json\` gives both to other programs.

<!-- From here on made by src/build/problem-codes.mjs: npm run codes -->
`;

const severities = { error: '', warning: ' (warning)', either: ' (error or warning)' };

function section(codes, group) {
  const entries = codes.filter((one) => one.group === group).map(entry);
  return `\n## ${group}\n${entries.join('')}`;
}

function entry({ code, severity, title, why, fix, depends, example }) {
  const sample = example === undefined ? '' : `\n\`\`\`\n${example}\n\`\`\`\n`;
  return `\n### ${code}\n\n**${title}**${severities[severity]}. ${[why, depends].filter(Boolean).join(' ')} **Fix:** ${fix}\n${sample}`;
}

const codes = allCodes();
const text = intro + [...new Set(codes.map(({ group }) => group))].map((group) => section(codes, group)).join('');
if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error('src/compiler/problem/README.md is not what the catalogue says: npm run codes');
    process.exitCode = 1;
  }
} else await writeFile(file, text);
