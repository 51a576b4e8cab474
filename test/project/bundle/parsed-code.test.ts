import { expect } from 'chai';
import { parsedCode } from '../../../src/project/bundle/parsed-code.js';

describe('parsedCode', () => {
  it('parses once for those who ask soon after one another', async () => {
    const parsed = parsedCode("import { S3Client } from '@aws-sdk/client-s3';\nexport const client = (new S3Client({}));\n");
    const first = await parsed();
    expect(await parsed()).to.equal(first);
    expect(first.module.staticImports.map(({ moduleRequest }) => moduleRequest.value)).to.deep.equal(['@aws-sdk/client-s3']);
    expect(JSON.stringify(first.program)).to.include('NewExpression').and.not.to.include('ParenthesizedExpression');
  });
});
