import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Chalice } from 'tschalice';
import { Repo } from './orders/repo.js';

export const app = new Chalice({ appName: 'shop' });

const repo = new Repo();
const s3 = new S3Client({});
const sqs = new SQSClient({});
const sns = new SNS({ region: 'us-east-1' });

app.get('/orders/{id}', ({ id }) => repo.load(id));

app.post('/orders', async (_params, { jsonBody }) => {
  const order = jsonBody as { id: string };
  await repo.save(order);
  await sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/receipts', MessageBody: order.id }));
  return order;
});

app.onSqsMessage('receipts', { queue: 'receipts' }, async (event) => {
  for (const { body } of event) {
    await s3.send(new PutObjectCommand({ Bucket: `receipts-${process.env['TABLE']}`, Key: `${body}.txt`, Body: body }));
    await sns.publish({ TopicArn: 'arn:aws:sns:us-east-1:123456789012:receipts', Message: body });
  }
});
