import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { commands } from '../../src/cli/commands.js';

describe('the list of commands', () => {
  const folder = join(process.cwd(), 'src/cli');
  const folders = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'command.ts')));

  it('names every folder that describes a command, once', () => {
    expect(commands.map(({ name }) => name).sort()).to.deep.equal(folders.sort());
  });

  for (const { name, about, examples } of commands) {
    it(`says what ${name} does, and shows it in examples`, () => {
      expect(about).to.match(/^[A-Z].*[^.]$/);
      expect(examples.length).to.be.at.least(1);
      for (const [line] of examples) expect(line).to.contain(`$0 ${name}`);
    });
  }

  it('gives one meaning to an option of two commands, as far as shells complete it', () => {
    const candidates = new Map<string, unknown>();
    for (const [option, { candidates: own }] of commands.flatMap(({ options }) => Object.entries(options))) {
      if (candidates.has(option)) expect(own, option).to.deep.equal(candidates.get(option));
      candidates.set(option, own);
    }
  });
});
