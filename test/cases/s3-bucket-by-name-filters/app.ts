import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onS3Event('prefix', { bucket: 'uploads', prefix: 'in/' }, () => {});
app.onS3Event('suffix', { bucket: 'uploads', suffix: '.jpg' }, () => {});
app.onS3Event('both', { bucket: 'uploads', prefix: 'in/', suffix: '.jpg' }, () => {});
app.onS3Event('sharing', { bucket: 'uploads', prefix: 'in/a.', suffix: '.a.a' }, () => {});
app.onS3Event('literal', { bucket: 'uploads', prefix: 'a*\\', suffix: '*b' }, () => {});
