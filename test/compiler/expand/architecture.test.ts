import { expect } from 'chai';
import { architecturesIn } from '../../../src/compiler/expand/architecture.js';

describe('architecturesIn', () => {
  it('tells what each function runs on, with what Globals hold', () => {
    const Resources = {
      Own: { Type: 'AWS::Serverless::Function', Properties: { Architectures: ['x86_64'] } },
      Other: { Type: 'AWS::Serverless::Function' },
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { Architectures: ['arm64'] } },
    };
    expect(architecturesIn({ Resources })).to.deep.equal(['x86_64', 'x86_64']);
    expect(architecturesIn({ Globals: { Function: { Architectures: ['arm64'] } }, Resources: { Other: Resources.Other } })).to.deep.equal(['arm64']);
  });
});
