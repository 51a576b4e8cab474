import type { CallsCase } from './calls-case.js';

const s3 = "import { S3, S3Client, GetObjectCommand, PutObjectCommand, DeleteObjectCommand, CopyObjectCommand } from '@aws-sdk/client-s3';\n";

export const languageCases: readonly CallsCase[] = [
  {
    name: 'dead code',
    given: `${s3} const s3 = new S3Client();
      export const unused = () => s3.send(new DeleteObjectCommand({ Bucket: 'b' }));
      class Repo { put() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } remove() { return unused(); } }
      const table = { unused, put: () => new Repo().put() };
      app.lambdaFunction('f', () => table.put());`,
    want: { f: ['s3:PutObject Bucket=b'] },
  },
];
