import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onSqsMessage('plain', { queue: 'jobs' }, () => {});
app.onSqsMessage('tuned', { queue: 'jobs', batchSize: 5, maximumBatchingWindowInSeconds: 30, maximumConcurrency: 2 }, () => {});
app.onSqsMessage('unlimited', { queue: 'jobs', maximumConcurrency: 0 }, () => {});
