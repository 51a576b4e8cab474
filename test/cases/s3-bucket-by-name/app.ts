import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.onS3Event('thumbs', { bucket: 'uploads' }, () => {});
app.onS3Event('own_account', { bucket: 'uploads-${AWS::AccountId}' }, () => {});
