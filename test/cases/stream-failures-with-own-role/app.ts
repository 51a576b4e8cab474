import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onKinesisRecord('clicks', { stream: 'clicks', onFailure: 'arn:aws:sqs:eu-west-1:123456789012:dead' }, () => {});
