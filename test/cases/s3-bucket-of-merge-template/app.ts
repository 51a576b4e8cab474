import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onS3Event('thumbs', { bucket: { ref: 'Uploads' } }, () => {});
app.onS3Event(
  'lost',
  { bucket: { ref: 'Uploads' }, events: ['s3:ReducedRedundancyLostObject', 's3:ObjectRemoved:*'], prefix: 'in/my files/', suffix: '.jpg' },
  () => {},
);
