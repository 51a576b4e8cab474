import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { mergeGlobals } from '../../../src/compiler/expand/globals.js';

type Properties = { readonly [name: string]: Value };

describe('mergeGlobals', () => {
  const rows: readonly { given: string; global: Properties; own: Properties; ignored?: Value; want: Properties }[] = [
    { given: 'a property of Globals alone', global: { Timeout: 3 }, own: {}, want: { Timeout: 3 } },
    { given: 'a property of both', global: { Timeout: 3 }, own: { Timeout: 4 }, want: { Timeout: 4 } },
    {
      given: 'maps',
      global: { Environment: { Variables: { A: '1', B: '1' } } },
      own: { Environment: { Variables: { B: '2', C: '2' } } },
      want: { Environment: { Variables: { A: '1', B: '2', C: '2' } } },
    },
    { given: 'lists, those of Globals first', global: { Layers: ['a'] }, own: { Layers: ['b', 'a'] }, want: { Layers: ['a', 'b', 'a'] } },
    { given: 'intrinsic functions', global: { KmsKeyArn: { Ref: 'A' } }, own: { KmsKeyArn: { 'Fn::Sub': 'b' } }, want: { KmsKeyArn: { 'Fn::Sub': 'b' } } },
    { given: 'a map over a text', global: { CodeUri: 's3://b/k' }, own: { CodeUri: { Bucket: 'b' } }, want: { CodeUri: { Bucket: 'b' } } },
    { given: 'null, which takes away', global: { VpcConfig: {} }, own: { VpcConfig: null }, want: {} },
    { given: 'IgnoreGlobals for all', global: { Timeout: 3 }, own: { MemorySize: 1 }, ignored: '*', want: { MemorySize: 1 } },
    { given: 'IgnoreGlobals for some', global: { Timeout: 3, MemorySize: 2 }, own: {}, ignored: ['Timeout'], want: { MemorySize: 2 } },
  ];
  for (const { given, global, own, ignored, want } of rows) {
    it(`merges ${given}`, () => {
      expect(mergeGlobals('AWS::Serverless::Function', own, { Function: global, Api: { Name: 'not this' } }, ignored)).to.deep.equal(want);
    });
  }
});
