import { expect } from 'chai';
import { describeThrown, lambdaError, prefixOf, stackOf } from '../../../src/project/lambda/thrown-error.js';

class Broken extends Error {
  override readonly name = 'Broken';
}

const hostile = Object.defineProperty(new Error(), 'message', {
  get: () => {
    throw new Error('no message for you');
  },
});

describe('what was thrown', () => {
  const rows: { name: string; thrown: unknown; want: { name: string; message: string; summary: string } }[] = [
    { name: 'an error', thrown: new Error('a'), want: { name: 'Error', message: 'a', summary: 'a' } },
    { name: 'an error of its own class', thrown: new Broken('a'), want: { name: 'Broken', message: 'a', summary: 'a' } },
    {
      name: 'an error without a message',
      thrown: new RangeError(),
      want: { name: 'RangeError', message: '', summary: 'it threw RangeError without a message' },
    },
    {
      name: 'an error with causes',
      thrown: new Error('outer', { cause: new Error('inner', { cause: 7 }) }),
      want: { name: 'Error', message: 'outer', summary: 'outer (because: inner (because: 7))' },
    },
    {
      name: 'an error of several',
      thrown: new AggregateError([new Error('a'), 'b'], 'all'),
      want: { name: 'AggregateError', message: 'all', summary: "all (because: a; 'b')" },
    },
    { name: 'a text', thrown: 'plain', want: { name: 'string', message: 'plain', summary: "it threw 'plain', which is not an Error" } },
    { name: 'null', thrown: null, want: { name: 'object', message: 'null', summary: 'it threw null, which is not an Error' } },
    {
      name: 'what has no text',
      thrown: Object.create(null),
      want: { name: 'object', message: '[Object: null prototype] {}', summary: 'it threw [Object: null prototype] {}, which is not an Error' },
    },
    {
      name: 'what cannot be read',
      thrown: hostile,
      want: { name: '', message: 'something was thrown that cannot be shown', summary: 'something was thrown that cannot be shown' },
    },
  ];
  for (const { name, thrown, want } of rows) {
    it(`is described: ${name}`, () => {
      const { stack, ...words } = describeThrown(thrown);
      expect(words).to.deep.equal(want);
      expect(stack !== '').to.equal(thrown instanceof Error && thrown !== hostile);
    });
  }

  it('has a stack whatever code has made of it', () => {
    expect(describeThrown(Object.assign(new Broken('a'), { stack: undefined })).stack).to.equal('Broken: a');
    expect(describeThrown(Object.assign(new Error('a'), { stack: ['at x'] })).stack).to.equal('at x');
  });

  it('is shown by its stack, or by what it is', () => {
    const error = new Error('a');
    expect(stackOf(describeThrown(error))).to.equal(error.stack);
    expect(stackOf(describeThrown(7))).to.equal('number thrown: 7');
    expect(stackOf(lambdaError('Task timed out'))).to.equal('Task timed out');
  });

  it('has its class before its message, where that says something', () => {
    expect([new Error('a'), new Broken('a'), 'a'].map((thrown) => prefixOf(describeThrown(thrown)))).to.deep.equal(['', 'Broken: ', '']);
  });
});
