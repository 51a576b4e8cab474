import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onSnsMessage('plain', { topic: 'arn:aws:sns:us-west-2:123456789012:orders' }, () => {});
app.onSnsMessage('china', { topic: 'arn:aws-cn:sns:cn-north-1:123456789012:orders' }, () => {});
app.onSnsMessage('gov', { topic: 'arn:aws-us-gov:sns:us-gov-west-1:123456789012:orders' }, () => {});
