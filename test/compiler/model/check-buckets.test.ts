import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { checkBuckets } from '../../../src/compiler/model/check-buckets.js';
import { buildFunctions } from '../../../src/compiler/model/app-function.js';
import { context, definitionOf, handler, stageOf } from './modelled.js';

const resources = { Uploads: { Type: 'AWS::S3::Bucket' }, Table: { Type: 'AWS::DynamoDB::Table' }, Odd: null };

/** What is said of a handler of the bucket `ref`, and of one of an existing bucket before it. */
function said(ref: string, given: object = resources): string[] {
  const definition = definitionOf((app) => {
    app.onS3Event('before', { bucket: 'uploads' }, handler);
    app.onS3Event('f', { bucket: { ref } }, handler);
  });
  return checkBuckets({ functions: buildFunctions(definition, stageOf({})) }, given as Value, context).map(
    ({ code, where, message, fix }) => `${code} ${where.line} ${message}; ${fix}`,
  );
}

describe('the check of the buckets of a template', () => {
  const declare = 'declare the bucket in a merge template, or give the name of an existing one as a string';
  const rows: [ref: string, want: string[]][] = [
    ['Uploads', []],
    ['Upload', ["s3-bucket-ref 2 S3 handler 'f': no merge template declares 'Upload'; did you mean 'Uploads'?"]],
    ['Nothing', [`s3-bucket-ref 2 S3 handler 'f': no merge template declares 'Nothing'; ${declare}`]],
    ['Table', [`s3-bucket-ref 2 S3 handler 'f': 'Table' is AWS::DynamoDB::Table, not AWS::S3::Bucket; ${declare}`]],
    ['toString', [`s3-bucket-ref 2 S3 handler 'f': no merge template declares 'toString'; ${declare}`]],
  ];
  for (const [ref, want] of rows) it(`says ${want.length === 0 ? 'nothing' : 'what is wrong'} of ${ref}`, () => expect(said(ref)).to.deep.equal(want));

  const bucket = { Type: 'AWS::S3::Bucket' };
  const fn = (properties: object, more: object = {}): object => ({
    Type: 'AWS::Serverless::Function',
    Properties: { Events: { F: { Type: 'S3', Properties: { Bucket: { Ref: 'Uploads' } } } }, ...properties },
    ...more,
  });
  const role = { Type: 'AWS::IAM::Role', Properties: { Policies: [{ Resource: [{ 'Fn::Sub': '${Uploads.Arn}/*' }] }] } };
  const takesRole = { Role: { 'Fn::GetAtt': ['R', 'Arn'] } };
  const circles: [given: string, resources: object, want: string | null][] = [
    ['a function that does not refer to its bucket', { F: fn({}) }, null],
    ['a variable of the function', { F: fn({ Environment: { Variables: { B: { Ref: 'Uploads' } } } }) }, 'the function refers'],
    ['an attribute in a text', { F: fn({ Description: { 'Fn::Sub': ['${Uploads.Arn} ${x}', { x: 'y' }] } }) }, 'the function refers'],
    ['a variable of a text', { F: fn({ Description: { 'Fn::Sub': ['${x}', { x: { 'Fn::GetAtt': 'Uploads.Arn' } }] } }) }, 'the function refers'],
    ['a text that names it literally', { F: fn({ Description: { 'Fn::Sub': '${!Uploads}' } }) }, null],
    ['an order', { F: fn({}, { DependsOn: ['Uploads'] }) }, 'the function refers'],
    ['the role of the function', { F: fn(takesRole), R: role }, "'R', which the function needs, refers"],
    ['the role of another function', { F: fn({}), G: fn(takesRole), R: role }, null],
    ['roles that need each other', { F: fn(takesRole), R: { DependsOn: 'F' } }, null],
  ];
  for (const [given, others, want] of circles) {
    it(`${want === null ? 'is content with' : 'sees the circle through'} ${given}`, () => {
      const lines = said('Uploads', { Uploads: bucket, ...others });
      expect(lines).to.have.length(want === null ? 0 : 1);
      if (want !== null)
        expect(lines[0])
          .to.match(/^s3-bucket-circle 2 /)
          .and.contain(want);
    });
  }

  it('finds none in a template without resources', () => expect(said('Uploads', {})).to.have.length(1));
});
