import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'by-arn' });

app.onSqsMessage('drain', { queueArn: '${Jobs.Arn}' }, () => {});
app.onSqsMessage('elsewhere', { queueArn: 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:other' }, () => {});
app.onKinesisRecord('count', { stream: '${Clicks.Arn}' }, () => {});
app.onDynamoDBRecord('changes', { streamArn: '${Orders.StreamArn}' }, () => {});
