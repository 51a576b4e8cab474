import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { flag, readOptions, text, textOr, texts } from '../../src/cli/arguments/option.js';
import { UsageError } from '../../src/cli/arguments/usage-error.js';
import { anything, oneOf, pair, stageNames } from '../../src/cli/arguments/value-kind.js';
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

describe('options', () => {
  const options = {
    force: flag(''),
    bucket: text('', anything),
    format: textOr('json', '', oneOf(['json', 'yaml'])),
    stages: text('', stageNames),
    tags: texts('', pair(/^[^=]+=/, 'KEY')),
  };

  it('are read to what the table says when nothing is given', () => {
    expect(readOptions(options, {})).to.deep.equal({ force: false, bucket: undefined, format: 'json', stages: undefined, tags: [] });
  });

  it('are read from what is given, and from nothing else', () => {
    const given = { force: true, bucket: 'b', format: 'YAML', stages: 'beta, prod', tags: ['a=1', 'b='], other: 'x', _: ['package'] };
    expect(readOptions(options, given)).to.deep.equal({ force: true, bucket: 'b', format: 'yaml', stages: ['beta', 'prod'], tags: ['a=1', 'b='] });
  });

  it('have the types that their table says', () => {
    const { force, bucket, format, stages, tags } = readOptions(options, {});
    const typed: [boolean, string | undefined, 'json' | 'yaml', readonly string[] | undefined, readonly string[]] = [force, bucket, format, stages, tags];
    // @ts-expect-error what has no default may be missing
    const missing: string = bucket;
    // @ts-expect-error an option that the table has not
    const unknown: unknown = readOptions(options, {}).stage;
    expect([typed.length, missing, unknown]).to.deep.equal([5, undefined, undefined]);
  });

  for (const given of [{ format: 'toml' }, { stages: 'a,a' }, { stages: '' }, { tags: ['a=1', 'b'] }]) {
    it(`refuse ${JSON.stringify(given)}`, () => {
      expect(() => readOptions(options, given)).to.throw(UsageError);
    });
  }
});
