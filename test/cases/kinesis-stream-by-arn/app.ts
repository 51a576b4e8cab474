import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onKinesisRecord('clicks', { stream: 'arn:aws:kinesis:us-west-2:123456789012:stream/clicks' }, () => {});
