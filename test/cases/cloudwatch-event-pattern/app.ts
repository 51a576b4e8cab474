import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onCloudWatchEvent('on_ec2', { eventPattern: { source: ['aws.ec2'], detail: { state: [{ 'anything-but': 'running' }] } } }, () => {});
