import { expect } from 'chai';
import fc from 'fast-check';
import { logicalId } from '../../../src/compiler/cloudformation/logical-id.js';

/** Chalice's, of its own tests and as it was seen to run. */
const rows: readonly (readonly [given: string, want: string])[] = [
  ['f', 'F'],
  ['foo', 'Foo'],
  ['foo_bar', 'FooBar'],
  ['foo_bar_baz', 'FooBarBaz'],
  ['F', 'F'],
  ['FooBar', 'FooBar'],
  ['fooBar', 'FooBar'],
  ['S3Bucket', 'S3Bucket'],
  ['s3Bucket', 'S3Bucket'],
  ['123', '123'],
  ['9lives', '9lives'],
  ['foo-bar-baz', 'FooBarBaz'],
  ['foo_bar-baz', 'FooBarBaz'],
  ['foo-bar_baz', 'FooBarBaz'],
  ['foo_bar!?', 'FooBar'],
  ['_foo_bar', 'FooBar'],
  ['foo__bar', 'FooBar'],
  ['foo_BAR-baz_2', 'FooBARBaz2'],
  ['héllo wörld', 'Hllowrld'],
  ['my.func', 'Myfunc'],
  ['foo_!bar', 'Foobar'],
  ['---', ''],
  ['', ''],
  ['api_handler', 'ApiHandler'],
  ['default-role', 'DefaultRole'],
  ['a_role', 'ARole'],
  ['x-sqs-event-source', 'XSqsEventSource'],
  ['🙂a_b', 'aB'],
];

const functionNames = fc.stringMatching(/^[A-Za-z0-9_-]{0,64}$/);

describe('logical IDs', () => {
  for (const [given, want] of rows) it(`make '${want}' of '${given}'`, () => expect(logicalId(given)).to.equal(want));

  it('have only letters and digits, whatever they are made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(logicalId(name)).to.match(/^[A-Za-z0-9]*$/);
      }),
    );
  });

  it('keep every letter and digit of a function name in their order', () => {
    fc.assert(
      fc.property(functionNames, (name) => {
        expect(logicalId(name).toLowerCase()).to.equal(name.replaceAll(/[-_]/g, '').toLowerCase());
      }),
    );
  });

  it('of function names are their own', () => {
    fc.assert(
      fc.property(functionNames, (name) => {
        expect(logicalId(logicalId(name))).to.equal(logicalId(name));
      }),
    );
  });

  it('do not start with a small letter where the name is a function name', () => {
    fc.assert(
      fc.property(functionNames, (name) => {
        expect(logicalId(name)).to.match(/^[^a-z]|^$/);
      }),
    );
  });
});
