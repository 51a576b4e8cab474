import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onSqsMessage(
  'drain',
  {
    queue: 'jobs',
    batchSize: 10,
    filterPatterns: [{ body: { kind: ['order', { prefix: 'pre' }] } }, { body: { urgent: [true] } }],
    reportBatchItemFailures: true,
    maximumConcurrency: 2,
  },
  (event) => [...event].filter(({ body }) => body === ''),
);
