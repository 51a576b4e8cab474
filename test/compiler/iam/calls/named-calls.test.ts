import { expect } from 'chai';
import { namedCalls } from '../../../../src/compiler/iam/calls/named-calls.js';
import { bundle, linesOf, parse, rootsOf } from './analyse.js';

const given = {
  'app.ts': `import { Chalice } from 'tschalice'; import * as sqs from '@aws-sdk/client-sqs'; import { save } from './store'; import old from './old.cjs'; import whole from './whole.cjs'; export const app = new Chalice({ appName: 'x' });
    const unused = () => new sqs.SQSClient().send(new sqs.DeleteMessageCommand({ QueueUrl: 'q' }));
    class Queue { send() { return new sqs.SQSClient().send(new sqs.SendMessageCommand({ QueueUrl: 'q' })); } }
    app.lambdaFunction('a', () => save());
    app.lambdaFunction('b', () => new Queue().send());
    app.lambdaFunction('c', () => old());
    app.lambdaFunction('d', () => 4); app.lambdaFunction('e', () => whole.read('getItem'));
    export { unused };`,
  'store.ts': `import { S3Client, S3, PutObjectCommand, paginateListObjectsV2, waitUntilObjectExists } from '@aws-sdk/client-s3'; const client = new S3Client({});
    const list = () => paginateListObjectsV2({ client }, { Bucket: 'b' }); export const save = () => { list(); return client.send(new PutObjectCommand({ Bucket: 'b' })); };
    export const whole = () => new S3({}).getObject({ Bucket: 'b' }); export const wait = () => waitUntilObjectExists;`,
  'whole.cjs': `const DynamoDB = require('@aws-sdk/client-dynamodb'); exports.read = (name) => new DynamoDB.DynamoDB({})[name]();`,
  'old.cjs': `const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns'); module.exports = () => new SNSClient({}).send(new PublishCommand({ TopicArn: 't' }));`,
};

describe('namedCalls', () => {
  for (const minify of [false, true])
    it(`finds what declarations lead to, ${minify ? 'minified' : 'as it is'}`, () => {
      const code = bundle(given, minify);
      const found = Object.fromEntries([...namedCalls(parse(code), rootsOf(code))].map(([name, calls]) => [name, linesOf(calls)]));
      expect(found).to.deep.equal({
        a: ['s3:ListObjectsV2 ?', 's3:PutObject ?'],
        b: ['sqs:SendMessage ?'],
        c: ['sns:Publish ?'],
        d: [],
        e: ['? computed-operation dynamodb'],
      });
    });
});
