import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onS3Event('one_kind', { bucket: 'uploads', events: ['s3:ObjectCreated:Put'] }, () => {});
app.onS3Event('two_kinds', { bucket: 'uploads', events: ['s3:ObjectCreated:Put', 's3:ObjectCreated:Copy'] }, () => {});
app.onS3Event('removed', { bucket: 'uploads', events: ['s3:ObjectRemoved:*'] }, () => {});
app.onS3Event('gone', { bucket: 'uploads', events: ['s3:ObjectRemoved:*', 's3:LifecycleExpiration:*'] }, () => {});
app.onS3Event('marked', { bucket: 'uploads', events: ['s3:ObjectRemoved:DeleteMarkerCreated', 's3:LifecycleExpiration:DeleteMarkerCreated'] }, () => {});
app.onS3Event('restored', { bucket: 'uploads', events: ['s3:ObjectRestore:*'] }, () => {});
app.onS3Event(
  'changed',
  { bucket: 'uploads', events: ['s3:ObjectTagging:*', 's3:ObjectAcl:Put', 's3:LifecycleTransition', 's3:IntelligentTiering'] },
  () => {},
);
app.onS3Event('mirror', { bucket: 'uploads', events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'], prefix: 'in/' }, () => {});
