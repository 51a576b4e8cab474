import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onCloudWatchEvent('field', { eventPattern: { source: ['shop'], detailtype: ['Order placed'] } }, () => {});
app.onCloudWatchEvent('operator', { eventPattern: { source: ['shop'], detail: { sku: [{ prefx: 'A' }] } } }, () => {});
app.onCloudWatchEvent('text', { eventPattern: { source: 'shop' } }, () => {});
app.onCloudWatchEvent('fine', { eventPattern: { source: ['shop'], detail: { any: { thing: [{ exists: true }] } } } }, () => {});
