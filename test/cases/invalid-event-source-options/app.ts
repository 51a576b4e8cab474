import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const cycle: { self?: object } = {};
cycle.self = cycle;

app.schedule('input', 'rate(1 hour)', { input: cycle }, () => {});
app.schedule('enabled', 'rate(1 hour)', { enabled: 'no' as never }, () => {});
app.onSqsMessage('patterns', { queue: 'jobs', filterPatterns: ['{}'] as never }, () => {});
app.onSqsMessage('leaf', { queue: 'jobs', filterPatterns: [{ body: { kind: 'order' } }] }, () => {});
app.onSqsMessage('bisect', { queue: 'jobs', bisectOnError: true } as never, () => {});
app.onSqsMessage('report', { queue: 'jobs', reportBatchItemFailures: 'yes' } as never, () => {});
app.onKinesisRecord('stream', { stream: 'clicks', maximumRetryAttempts: 10_001, parallelizationFactor: 11, onFailure: 'dead' }, () => {});
app.onSnsMessage('policy', { topic: 'orders', filterPolicy: { kind: 'order' }, filterPolicyScope: 'Body' as never }, () => {});
app.onCloudWatchEvent('bus', { eventPattern: { source: ['shop'] }, eventBus: 'my bus' }, () => {});
