import { Chalice } from 'tschalice';
import { parseJob, runJob } from './lib/job.js';

export const app = new Chalice({ appName: 'jobs' });
app.log.level = 'info';

// Messages of a queue. The handler returns the messages that failed, and only those come again; after five times they go
// to the queue DeadJobs. An exception would fail the whole batch.
app.onSqsMessage('work', { queue: '${Jobs.QueueName}', batchSize: 10, reportBatchItemFailures: true }, async (event) => {
  const failed = [];
  for (const message of event) {
    try {
      await runJob(parseJob(message.body));
    } catch (error) {
      app.log.error(`the message ${message.messageId} failed`, error);
      failed.push(message);
    }
  }
  return failed;
});

// New objects in a bucket of resources.yaml. It is a ref, because the bucket has no name before it is deployed.
app.onS3Event('uploaded', { bucket: { ref: 'Uploads' }, prefix: 'in/', suffix: '.csv' }, ({ bucket, key }) => {
  app.log.info('a file came in', { bucket, key });
});

// Messages of a topic with one of two levels.
app.onSnsMessage('alerted', { topic: '${Alerts.TopicName}', filterPolicy: { level: ['warning', 'error'] } }, ({ subject, message }) => {
  app.log.warn('an alert came in', { subject, message });
});

// EventBridge events, by source and kind.
app.onCloudWatchEvent('task_stopped', { eventPattern: { source: ['aws.ecs'], 'detail-type': ['ECS Task State Change'] } }, ({ detail }) => {
  app.log.info('a task changed its state', { task: detail.taskArn, status: detail.lastStatus });
});

// A schedule: 'rate(1 hour)', 'cron(0 6 * * ? *)', or a Rate or Cron object. The handler gets its input instead of the event.
app.schedule('nightly', 'cron(0 3 * * ? *)', { description: 'Clears up.', input: { keepDays: 30 } }, ({ input }) => {
  app.log.info('clearing up', { keepDays: input.keepDays });
});
