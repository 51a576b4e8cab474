import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onS3Event('typo', { bucket: { ref: 'Upload' } }, () => {});
app.onS3Event('not_a_bucket', { bucket: { ref: 'Table' } }, () => {});
app.onS3Event('none', { bucket: { ref: 'SomethingElse' } }, () => {});
