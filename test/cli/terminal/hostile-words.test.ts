import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

/** What would move the cursor, change colours or the title, or turn the direction of the text. */
const controls = ['\u001b[31m', '\u001b]0;title\u0007', '\r', '\u009b2J', '\u202e', '\u2066', '\b'];

describe('words with control characters', () => {
  after(removeFolders);

  const lines: readonly ((word: string) => readonly string[])[] = [
    (word) => [word],
    (word) => [`--${word}`],
    (word) => ['explain', word],
    (word) => ['new-project', word],
    (word) => ['new-project', 'a', '--starter', word],
    (word) => ['package', '--stage', word],
    (word) => ['package', '--project-dir', word],
    (word) => ['package', '--template-format', word],
    (word) => ['generate-pipeline', word],
    (word) => ['stages', word],
  ];
  for (const line of lines) {
    it(`are shown, and do not reach the terminal: tschalice ${line('WORD').join(' ')}`, async () => {
      const cwd = temporaryFolder();
      for (const control of controls) {
        const { status, stdout, stderr } = await tschalice(line(`a${control}b`), { cwd });
        expect(status, stderr).to.be.oneOf([1, 2]);
        expect(`${stdout}${stderr}`).to.not.include(control);
      }
      expect(readdirSync(cwd)).to.deep.equal([]);
    });
  }
});

describe('the name of a new project', () => {
  after(removeFolders);

  for (const name of ['../x', '/tmp/x', 'a/b', 'a\\b', '..', '.', '', '-rf', '--help-me', 'a\nb', 'a\u0000b', 'C:x', '~', '$(id)', 'a b', 'x'.repeat(101)]) {
    it(`cannot lead anywhere else: ${JSON.stringify(name)}`, async () => {
      const cwd = temporaryFolder();
      // Node.js itself refuses to start a process with a zero byte in its arguments; the shared process takes it.
      const { status } = await tschalice(['new-project', name], { cwd });
      expect(status).to.equal(2);
      expect(readdirSync(cwd)).to.deep.equal([]);
    });
  }
});
