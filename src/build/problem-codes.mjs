// Writes the list of all problem codes, src/compiler/problem/README.md, from the built catalogue. With --check it writes nothing, and fails if the list is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { allCodes } from '../../build/src/compiler/problem/codes.js';

const file = new URL('../compiler/problem/README.md', import.meta.url);

const intro = `# Problems

A \`Problem\` is an error or a warning: its code, its place, what is wrong and how to fix it. A check returns all the problems that it finds, and
does not print them. \`codes/\` has every code once, by theme and severity. \`codes.ts\` turns them into types, so that an unknown code, or one with
the wrong severity, does not compile. A new code needs an entry there and a test that expects it.

\`tschalice explain CODE\` prints an entry, \`tschalice explain\` lists all of them, and \`--json\` prints either for other programs.

<!-- Everything below is made by src/build/problem-codes.mjs: npm run codes -->
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
    console.error('src/compiler/problem/README.md is out of date: npm run codes');
    process.exitCode = 1;
  }
} else await writeFile(file, text);
