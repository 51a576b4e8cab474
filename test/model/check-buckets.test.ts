import { expect } from 'chai';
import type { Value } from '../../src/cloudformation/template.js';
import { checkBuckets } from '../../src/model/check-buckets.js';
import { context, definitionOf, handler } from './modelled.js';

const resources = { Uploads: { Type: 'AWS::S3::Bucket' }, Table: { Type: 'AWS::DynamoDB::Table' }, Odd: null };

/** What is said of a handler of the bucket `ref`, and of one of an existing bucket before it. */
function said(ref: string, given: object = resources): string[] {
  const definition = definitionOf((app) => {
    app.onS3Event('before', { bucket: 'uploads' }, handler);
    app.onS3Event('f', { bucket: { ref } }, handler);
  });
  return checkBuckets(definition, given as Value, context).map(({ code, where, message, fix }) => `${code} ${where.line} ${message}; ${fix}`);
}

describe('the check of the buckets of a template', () => {
  const declare = 'declare the bucket in a merge template; an existing one goes by its name, as a text';
  const rows: [ref: string, want: string[]][] = [
    ['Uploads', []],
    ['Upload', ["s3-bucket-ref 2 S3 handler 'f': no merge template declares 'Upload'; did you mean 'Uploads'?"]],
    ['Nothing', [`s3-bucket-ref 2 S3 handler 'f': no merge template declares 'Nothing'; ${declare}`]],
    ['Table', [`s3-bucket-ref 2 S3 handler 'f': 'Table' is AWS::DynamoDB::Table, and no AWS::S3::Bucket; ${declare}`]],
    ['toString', [`s3-bucket-ref 2 S3 handler 'f': no merge template declares 'toString'; ${declare}`]],
  ];
  for (const [ref, want] of rows) it(`says ${want.length === 0 ? 'nothing' : 'what is wrong'} of ${ref}`, () => expect(said(ref)).to.deep.equal(want));

  it('finds none in a template without resources', () => expect(said('Uploads', {})).to.have.length(1));
});
