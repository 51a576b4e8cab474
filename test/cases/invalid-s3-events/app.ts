import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onS3Event('unknown', { bucket: 'uploads', events: ['s3:ObjectCreate:Put'] }, () => {});
app.onS3Event('not_bridged', { bucket: 'uploads', events: ['s3:ReducedRedundancyLostObject', 's3:Replication:*'] }, () => {});
app.onS3Event('overlap', { bucket: 'uploads', events: ['s3:ObjectCreated:*', 's3:ObjectCreated:Put'] }, () => {});
app.onS3Event('none', { bucket: 'uploads', events: [] }, () => {});
app.onS3Event('name', { bucket: 'arn:aws:s3:::uploads' }, () => {});
app.onS3Event('mine', { bucket: { Ref: 'Uploads' } as never }, () => {});
app.onS3Event('first', { bucket: { ref: 'Uploads' }, prefix: 'in/' }, () => {});
app.onS3Event('second', { bucket: { ref: 'Uploads' }, events: ['s3:ObjectCreated:Copy'], suffix: '.jpg' }, () => {});
