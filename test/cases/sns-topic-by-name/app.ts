import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onSnsMessage('notify', { topic: 'orders' }, () => {});
app.onSnsMessage('live', { topic: '${AWS::StackName}-orders' }, () => {});
