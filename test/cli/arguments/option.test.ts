import { expect } from 'chai';
import { flag, readOptions, text, textOr, texts } from '../../../src/cli/arguments/option.js';
import { UsageError } from '../../../src/cli/arguments/usage-error.js';
import { anything, oneOf, pair, stageNames } from '../../../src/cli/arguments/value-kind.js';

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
