import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { Client } from 'tschalice/testing';
import { app } from '../app.js';

// Runs the handlers in this process. client.events makes events as AWS sends them.
const client = new Client(app);
const { events } = client;

afterEach(() => mock.restoreAll());

/** What the app logs at a level, instead of printing it. */
function logged(level: 'info' | 'warn' | 'error'): unknown[][] {
  const calls: unknown[][] = [];
  mock.method(app.log, level, (...entry: unknown[]) => void calls.push(entry));
  return calls;
}

test('only the failed messages of a batch come again', async () => {
  const errors = logged('error');
  const batch = events.sqsEvent(['{"kind":"email","id":"1"}', 'no JSON', '{"kind":"dance","id":"3"}']);
  const { payload } = await client.lambda.invoke('work', batch);
  const failed = [batch.Records[1]!, batch.Records[2]!].map(({ messageId }) => ({ itemIdentifier: messageId }));
  assert.deepEqual(payload, { batchItemFailures: failed });
  assert.equal(errors.length, 2);
});

test('a batch without failures is done', async () => {
  const { payload } = await client.lambda.invoke('work', events.sqsEvent(['{"kind":"report","id":"1"}']));
  assert.deepEqual(payload, { batchItemFailures: [] });
});

test('an uploaded file is logged with its bucket and its decoded key', async () => {
  const entries = logged('info');
  await client.lambda.invoke('uploaded', events.s3Event('uploads', 'in/my orders.csv'));
  assert.deepEqual(entries, [['a file came in', { bucket: 'uploads', key: 'in/my orders.csv' }]]);
});

test('an alert is logged', async () => {
  const entries = logged('warn');
  await client.lambda.invoke('alerted', events.snsEvent('the disk is full', 'Disk'));
  assert.deepEqual(entries, [['an alert came in', { subject: 'Disk', message: 'the disk is full' }]]);
});

test('a task that changes its state is logged', async () => {
  const entries = logged('info');
  const detail = { taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/a', lastStatus: 'STOPPED' };
  await client.lambda.invoke('task_stopped', events.cloudWatchEvent('aws.ecs', 'ECS Task State Change', detail));
  assert.deepEqual(entries, [['a task changed its state', { task: detail.taskArn, status: 'STOPPED' }]]);
});

test('the schedule passes its input', async () => {
  const entries = logged('info');
  await client.lambda.invoke('nightly', { keepDays: 30 });
  assert.deepEqual(entries, [['clearing up', { keepDays: 30 }]]);
});
