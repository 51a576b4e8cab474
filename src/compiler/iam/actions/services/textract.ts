import { readingFiles } from '../reading-files.js';
import type { Need, ServiceRules } from '../service-rules.js';
import { need } from '../need.js';
import { anything, from } from '../source.js';

/** Results in a bucket of one's own are written as who calls. */
const writing: Need = need('s3:PutObject', {
  on: [{ format: 'arn:${Partition}:s3:::${BucketName}/${ObjectName}', from: { BucketName: from('OutputConfig.S3Bucket'), ObjectName: anything } }],
  isOptional: true,
});

const started = readingFiles(
  'textract',
  ['DocumentLocation.S3Object.Bucket'],
  ['StartDocumentAnalysis', 'StartDocumentTextDetection', 'StartExpenseAnalysis', 'StartLendingAnalysis'],
);

/** "Actions, resources, and condition keys for Amazon Textract", and "Amazon Textract identity-based policies" in the Developer Guide. */
export const textract = (): ServiceRules => ({
  prefix: 'textract',
  types: {
    adapter: [{ from: { AdapterId: from('AdapterId') } }],
    adapterversion: [{ from: { AdapterId: from('AdapterId'), AdapterVersion: from('AdapterVersion') } }],
  },
  operations: {
    ...readingFiles('textract', ['Document.S3Object.Bucket'], ['AnalyzeDocument', 'AnalyzeExpense', 'DetectDocumentText']),
    ...readingFiles('textract', ['DocumentPages[].S3Object.Bucket'], ['AnalyzeID']),
    ...Object.fromEntries(Object.entries(started).map(([operation, needs]) => [operation, [...needs, writing]])),
  },
});
