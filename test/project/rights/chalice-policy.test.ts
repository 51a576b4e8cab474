import { expect } from 'chai';
import { findProject } from '../../../src/project/read/find-project.js';
import { generatePolicy } from '../../../src/project/stage/generate-policy.js';
import { makeProject, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

// What an app asks for in the ways that Chalice knows (calls in handlers and in helpers of app.py, high-level transfers), and in those that it does not.
const app = `import { DynamoDBClient, GetItemCommand, paginateScan, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Upload } from '@aws-sdk/lib-storage';
import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'sample' });

const dynamodb = new DynamoDBClient({});

async function notify(body: string) {
  const client = new SQSClient({});
  await client.send(new SendMessageCommand({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs', MessageBody: body }));
}

app.get('/orders/{id}', async ({ id }) => {
  await dynamodb.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: id } } }));
  await notify(id);
  return {};
});

app.post('/files', async () => {
  const s3 = new S3({});
  await s3.putObject({ Bucket: 'files', Key: 'a', Body: 'a' });
  return s3.send(new ListObjectsV2Command({ Bucket: 'files' }));
});

app.lambdaFunction('copy', async () => {
  const client = new S3Client({});
  const { Body } = await client.send(new GetObjectCommand({ Bucket: 'files', Key: 'a' }));
  await new Upload({ client, params: { Bucket: 'files', Key: 'b', Body: await Body!.transformToByteArray() } }).done();
});

app.schedule('count', 'rate(1 hour)', async () => {
  for await (const { Count: count } of paginateScan({ client: dynamodb }, { TableName: 'orders' })) console.log(count);
});

export const unused = async (): Promise<unknown> => dynamodb.send(new UpdateItemCommand({ TableName: 'orders', Key: {} }));
`;

/** By the function; without a name, of all together. */
const want: { readonly [functionName: string]: readonly string[] } = {
  '': ['dynamodb:GetItem', 'dynamodb:Scan', 's3:AbortMultipartUpload', 's3:GetObject', 's3:ListBucket', 's3:PutObject', 'sqs:SendMessage'],
  api_handler: ['dynamodb:GetItem', 's3:ListBucket', 's3:PutObject', 'sqs:SendMessage'],
  copy: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
  count: ['dynamodb:Scan'],
};

async function actionsOf(functionName: string, settings: object): Promise<string[]> {
  const directory = makeProject(app, settings);
  const options = { project: findProject(directory, directory), stage: 'dev', today: '2026-11-20', ...(functionName !== '' && { functionName }) };
  const { policy } = await generatePolicy(options);
  const { Statement: statements } = policy as { readonly Statement: readonly { readonly Action: readonly string[] }[] };
  return [...new Set(statements.flatMap(({ Action: actions }) => actions))].filter((action) => !action.startsWith('logs:')).sort();
}

describe('an app that was one of Chalice', () => {
  it('has what Chalice would find, and more, in the role that its functions share', async () => {
    for (const functionName of Object.keys(want)) expect(await actionsOf(functionName, {}), functionName).to.deep.equal(want['']);
  });

  it('has what each function calls in a role of its own', async () => {
    for (const [functionName, actions] of Object.entries(want)) {
      expect(await actionsOf(functionName, { iam_role_per_function: true }), functionName).to.deep.equal(actions);
    }
  });
});
