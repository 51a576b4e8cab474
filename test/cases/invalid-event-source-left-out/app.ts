import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });
const handler = () => {};

app.onCloudWatchEvent('pattern', {}, handler);
app.onCloudWatchEvent('pattern_and_options', handler);
app.onCloudWatchEvent('pattern_of_null', null, handler);
app.onS3Event('bucket', handler);
app.onSnsMessage('topic', {}, handler);
app.onSqsMessage('queue', undefined, handler);
app.onKinesisRecord('stream', handler);
app.onDynamoDBRecord('stream_arn', {}, handler);
app.schedule('expression', handler);
app.schedule('expression_and_handler');
app.schedule('handler', 'rate(1 hour)');
app.schedule(handler);
app.onSqsMessage({ queue: 'jobs' }, handler);
app.onS3Event();
app.lambdaFunction(handler);
