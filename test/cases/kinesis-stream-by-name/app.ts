import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onKinesisRecord('plain', { stream: 'clicks' }, () => {});
app.onKinesisRecord('tuned', { stream: 'clicks', batchSize: 5, startingPosition: 'TRIM_HORIZON', maximumBatchingWindowInSeconds: 10 }, () => {});
