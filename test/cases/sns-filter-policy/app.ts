import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onSnsMessage('notify', { topic: 'orders', filterPolicy: { kind: ['order', { prefix: 'pre' }] } }, () => {});
app.onSnsMessage('by_body', { topic: 'orders', filterPolicy: { order: { total: [{ numeric: ['>', 100] }] } }, filterPolicyScope: 'MessageBody' }, () => {});
