import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'jobs' });

app.get('/jobs', () => [{ version: 1 }]);
app.schedule('cleanup', 'rate(1 hour)', () => {});
app.onS3Event('resize', { bucket: 'my-images' }, () => {});
app.lambdaFunction('report', () => ({ version: 1 }));
