import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const filterPatterns = ['a', 'b', 'c', 'd', 'e', 'f'].map((kind) => ({ body: { kind: [kind] } }));
app.onSqsMessage('drain', { queue: 'jobs', filterPatterns }, () => {});
