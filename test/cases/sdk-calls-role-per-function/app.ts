import * as s3 from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Chalice } from 'tschalice';
import { closeOrder, loadOrder, saveOrder } from './orders/repo.js';

export const app = new Chalice({ appName: 'shop' });

const files = new s3.S3Client({});

app.middleware('http', async (event, next) => {
  const { Body: rules } = await files.send(new s3.GetObjectCommand({ Bucket: 'rules', Key: 'http.json' }));
  return rules === undefined ? { refused: true } : next(event);
});

app.get('/orders/{id}', ({ id }) => loadOrder(id));

app.post('/orders', async (_params, { jsonBody }) => {
  await saveOrder(jsonBody as { id: string });
  await new SQSClient({}).send(new SendMessageCommand({ QueueUrl: process.env['QUEUE'], MessageBody: 'saved' }));
  return jsonBody;
});

app.lambdaFunction('audit', async (event) => closeOrder((event as { id: string }).id));

app.lambdaFunction('copy', async (event) => {
  const { bucket, kind } = event as { bucket: string; kind: 'GetObjectCommand' | 'HeadObjectCommand' };
  await files.send(new s3.PutObjectCommand({ Bucket: bucket, Key: 'copy' }));
  // Which command this is, nobody knows before.
  return files.send(new s3[kind]({ Bucket: 'source', Key: 'copy' }));
});

app.lambdaFunction('nothing', () => 1);
