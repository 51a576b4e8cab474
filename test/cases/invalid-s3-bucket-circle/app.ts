import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onS3Event('thumbs', { bucket: { ref: 'Uploads' } }, () => {});
