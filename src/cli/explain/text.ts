import type { KnownCode } from '../../compiler/problem/codes.js';
import type { Style } from '../../compiler/problem/format.js';

const lineWidth = 80;

/** The whole explanation of one code. */
export function codeText({ code, severity, title, why, fix, depends, example }: KnownCode, style: Style): string {
  const mark = severity === 'error' ? style.error('error') : severity === 'warning' ? style.warning('warning') : style.warning('error or warning');
  const paragraphs = [
    `${mark} ${style.strong(code)}: ${title}`,
    wrapped(why),
    ...(depends === undefined ? [] : [wrapped(depends)]),
    `${style.strong('Fix:')} ${wrapped(fix, 5)}`,
  ];
  if (example !== undefined) paragraphs.push(`${style.strong('Example:')}\n\n${example.replaceAll(/^(?=.)/gm, '  ')}`);
  return `${paragraphs.join('\n\n')}\n`;
}

/** One line for each code, below the title of its group. */
export function codeListText(codes: readonly KnownCode[], style: Style): string {
  const width = Math.max(...codes.map(({ code }) => code.length));
  const groups = [...new Set(codes.map(({ group }) => group))].map((group) => {
    const lines = codes.filter((one) => one.group === group).map(({ code, title }) => `  ${code.padEnd(width)}  ${title}\n`);
    return `${style.strong(group)}\n${lines.join('')}`;
  });
  return `${groups.join('\n')}\nTo read more about one: tschalice explain CODE\n`;
}

/** @param indent the width of what comes before the text on its first line */
function wrapped(text: string, indent = 0): string {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > lineWidth) {
      lines.push(line);
      line = word;
    } else line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n').trimStart();
}
