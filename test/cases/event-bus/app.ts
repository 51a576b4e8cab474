import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onCloudWatchEvent('by_name', { eventPattern: { source: ['shop'] }, eventBus: 'orders' }, () => {});
app.onCloudWatchEvent('by_arn', { eventPattern: { source: ['shop'] }, eventBus: 'arn:aws:events:eu-west-1:123456789012:event-bus/orders' }, () => {});
app.onCloudWatchEvent('live', { eventPattern: { source: ['shop'] }, eventBus: 'orders-${AWS::Region}' }, () => {});
