import type { CallsCase } from './calls-case.js';

export const sdkCases: readonly CallsCase[] = [
  {
    name: 'a command that is sent',
    given: `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
      const s3 = new S3Client({});
      app.lambdaFunction('f', async (event) => { await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: event.key })); });`,
    want: { f: ['s3:PutObject Bucket=$BUCKET Key=?'] },
  },
  {
    name: 'nothing for a client alone',
    given: `import { S3Client } from '@aws-sdk/client-s3';
      const s3 = new S3Client({});
      app.lambdaFunction('f', async () => { s3.middlewareStack.add((next) => (args) => next(args), { step: 'build' }); console.log(s3, s3.config); s3.destroy(); });`,
    want: { f: [] },
  },
  {
    name: 'five handlers, each with its own',
    given: `import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, ScanCommand, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
      const db = new DynamoDBClient();
      const send = (command) => db.send(command);
      const retry = (action) => action();
      const through = (Command, input) => retry(() => send(new Command(input)));
      app.lambdaFunction('a', () => through(GetItemCommand, { TableName: 'a' }));
      app.lambdaFunction('b', () => through(PutItemCommand, { TableName: 'b' }));
      app.lambdaFunction('c', () => through(QueryCommand, { TableName: 'c' }));
      app.lambdaFunction('d', () => through(ScanCommand, { TableName: 'd' }));
      app.lambdaFunction('e', () => through(DeleteItemCommand, { TableName: 'e' }));`,
    want: {
      a: ['dynamodb:GetItem TableName=a'],
      b: ['dynamodb:PutItem TableName=b'],
      c: ['dynamodb:Query TableName=c'],
      d: ['dynamodb:Scan TableName=d'],
      e: ['dynamodb:DeleteItem TableName=e'],
    },
  },
  {
    name: 'an aggregated client, and its methods as values',
    given: `import { S3 } from '@aws-sdk/client-s3';
      import { SecretsManager } from '@aws-sdk/client-secrets-manager';
      const s3 = new S3({ region: 'eu-west-1' });
      const secrets = new SecretsManager();
      app.lambdaFunction('a', () => s3.putObject({ Bucket: 'b', Key: 'k' }));
      app.lambdaFunction('b', () => { const get = secrets.getSecretValue.bind(secrets); return get({ SecretId: 's' }); });
      app.lambdaFunction('c', () => ['x', 'y'].map(s3.headObject, s3));
      app.lambdaFunction('d', () => { const { deleteObject } = s3; return deleteObject.call(s3, { Bucket: 'b', Key: 'k' }); });
      app.lambdaFunction('e', () => s3.send(undefined));`,
    want: {
      a: ['s3:PutObject Bucket=b Key=k in eu-west-1'],
      b: ['secrets-manager:GetSecretValue SecretId=s'],
      c: ['s3:HeadObject x | y in eu-west-1'],
      d: ['s3:DeleteObject Bucket=b Key=k in eu-west-1'],
      e: [],
    },
  },
  {
    name: 'paginators and waiters',
    given: `import { S3Client, S3, paginateListObjectsV2, waitUntilObjectExists } from '@aws-sdk/client-s3';
      import { paginateQuery, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
      const client = new S3Client({});
      app.lambdaFunction('a', async () => { for await (const page of paginateListObjectsV2({ client }, { Bucket: 'b' })) console.log(page); });
      app.lambdaFunction('b', () => waitUntilObjectExists({ client, maxWaitTime: 60 }, { Bucket: 'b', Key: 'k' }));
      app.lambdaFunction('c', async () => { for await (const { Items } of paginateQuery({ client: DynamoDBDocumentClient.from(new DynamoDBClient()) }, { TableName: 't' })) Items.forEach(console.log); });
      app.lambdaFunction('d', () => new S3().waitUntilBucketExists({ Bucket: 'b' }, 5));`,
    want: {
      a: ['s3:ListObjectsV2 Bucket=b'],
      b: ['s3:HeadObject Bucket=b Key=k'],
      c: ['dynamodb:Query TableName=t'],
      d: ['s3:HeadBucket Bucket=b'],
    },
  },
  {
    name: 'presigned requests',
    given: `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
      import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
      import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
      const s3 = new S3Client();
      const early = new GetObjectCommand({ Bucket: 'early', Key: 'k' });
      app.lambdaFunction('a', () => getSignedUrl(s3, new GetObjectCommand({ Bucket: 'b', Key: 'k' }), { expiresIn: 60 }));
      app.lambdaFunction('b', () => createPresignedPost(s3, { Bucket: 'b', Key: 'k' }));
      app.lambdaFunction('c', () => getSignedUrl(s3, early));`,
    want: { a: ['s3:GetObject Bucket=b Key=k'], b: ['s3:PutObject Bucket=b Key=k'], c: ['s3:GetObject Bucket=early Key=k'] },
  },
  {
    name: 'the document client',
    given: `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
      import { DynamoDBDocument, DynamoDBDocumentClient, GetCommand, TransactWriteCommand, BatchGetCommand } from '@aws-sdk/lib-dynamodb';
      const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }), { marshallOptions: {} });
      const whole = DynamoDBDocument.from(new DynamoDBClient());
      app.lambdaFunction('a', () => client.send(new GetCommand({ TableName: 'a', Key: { id: '1' } })));
      app.lambdaFunction('b', () => whole.update({ TableName: 'b', Key: {} }));
      app.lambdaFunction('c', () => client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: 't', Item: {} } }, { Delete: { TableName: process.env.T, Key: {} } }] })));
      app.lambdaFunction('d', (event) => client.send(new BatchGetCommand({ RequestItems: { ['orders-' + process.env.STAGE]: { Keys: event.keys }, users: { Keys: [] } } })));`,
    want: {
      a: ['dynamodb:GetItem Key={id=1} TableName=a in us-east-1'],
      b: ['dynamodb:UpdateItem Key={} TableName=b'],
      c: ['dynamodb:TransactWriteItems TransactItems=[{Put={Item={} TableName=t}}|{Delete={Key={} TableName=$T}}] in us-east-1'],
      d: ['dynamodb:BatchGetItem RequestItems={users={Keys=[]} orders-$STAGE={Keys=?}} in us-east-1'],
    },
  },
  {
    name: 'uploads',
    given: `import { S3Client } from '@aws-sdk/client-s3';
      import { Upload } from '@aws-sdk/lib-storage';
      app.lambdaFunction('f', async (event) => { const upload = new Upload({ client: new S3Client(), params: { Bucket: 'b', Key: event.key } }); upload.on('httpUploadProgress', console.log); await upload.done(); });`,
    want: {
      f: ['AbortMultipartUpload', 'CompleteMultipartUpload', 'CreateMultipartUpload', 'PutObject', 'UploadPart'].map(
        (operation) => `s3:${operation} Bucket=b Key=?`,
      ),
    },
  },
  {
    name: 'imports of all kinds',
    given: {
      'app.ts': `import * as sqs from '@aws-sdk/client-sqs';
        import sns = require('@aws-sdk/client-sns');
        import { Client, Command } from './barrel';
        const name = '@aws-sdk/client-ssm';
        app.lambdaFunction('a', () => new sqs.SQSClient().send(new sqs.SendMessageCommand({ QueueUrl: 'q' })));
        app.lambdaFunction('b', () => new sns.SNSClient().send(new sns.PublishCommand({ TopicArn: 't' })));
        app.lambdaFunction('c', () => new Client().send(new Command({ FunctionName: 'f' })));
        app.lambdaFunction('d', async () => { const { KMSClient, DecryptCommand } = await import('@aws-sdk/client-kms'); return new KMSClient().send(new DecryptCommand({ KeyId: 'k' })); });
        app.lambdaFunction('e', async (event) => { if (event.x) { const ssm = await import(name); await new ssm.SSM().getParameter({ Name: 'p' }); } });
        app.lambdaFunction('g', () => import('@aws-sdk/client-sts').then(({ STS }) => new STS({}).getCallerIdentity({})));`,
      'barrel.ts': `export * from './inner'; export { InvokeCommand as Command } from '@aws-sdk/client-lambda';`,
      'inner.ts': `export { LambdaClient as Client } from '@aws-sdk/client-lambda';`,
    },
    want: {
      a: ['sqs:SendMessage QueueUrl=q'],
      b: ['sns:Publish TopicArn=t'],
      c: ['lambda:Invoke FunctionName=f'],
      d: ['kms:Decrypt KeyId=k'],
      e: ['ssm:GetParameter Name=p'],
      g: ['sts:GetCallerIdentity'],
    },
  },
  {
    name: 'what cannot be told',
    given: `import { S3, S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
      import * as all from '@aws-sdk/client-s3';
      import unseen from 'unseen';
      const s3 = new S3Client();
      app.lambdaFunction('a', (event) => s3.send(event.command));
      app.lambdaFunction('b', (event) => new S3()[event.operation]({ Bucket: 'b' }));
      app.lambdaFunction('c', (event) => s3.send(new all[event.name]({ Bucket: 'b' })));
      app.lambdaFunction('d', (event) => event.plugin.start(s3));
      app.lambdaFunction('e', () => unseen());
      app.lambdaFunction('g', (event) => event.take(new GetObjectCommand({ Bucket: 'b' }), GetObjectCommand));`,
    want: {
      a: ['? unknown-command s3'],
      b: ['? computed-operation s3'],
      c: ['? computed-command s3'],
      d: ['? client-passed-on s3'],
      e: ['? unseen-package unseen'],
      g: ['s3:GetObject ?', 's3:GetObject Bucket=b'],
    },
  },
  {
    name: 'commands that modules make, and send',
    given: `import { SSMClient, GetParameterCommand, GetParametersCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
      const ssm = new SSMClient();
      const get = new GetParameterCommand({ Name: 'a' });
      export const lost = [new PutParameterCommand({ Name: 'lost' })];
      const all = ssm.send(new GetParametersCommand({ Names: ['x', 'y'] }));
      app.lambdaFunction('a', () => ssm.send(get));
      app.lambdaFunction('b', () => all);`,
    want: {
      a: ['ssm:GetParameter Name=a', 'ssm:GetParameters Names=[x|y]', 'ssm:PutParameter Name=lost'],
      b: ['ssm:GetParameters Names=[x|y]', 'ssm:PutParameter Name=lost'],
    },
  },
  {
    name: 'inputs with alternatives, spreads and holes',
    given: `import { SQS } from '@aws-sdk/client-sqs';
      const sqs = new SQS();
      const { QUEUE = 'default', STAGE: stage } = process.env;
      enum Queue { Orders = 'orders', Users = 'users' }
      const urls = { orders: process.env['ORDERS'] ?? 'none', ...{ users: 'u' } };
      const base = { QueueUrl: 'old', DelaySeconds: 1 };
      app.lambdaFunction('a', () => sqs.sendMessage({ QueueUrl: QUEUE, MessageBody: '' }));
      app.lambdaFunction('b', () => sqs.sendMessage({ ...base, QueueUrl: \`https://\${stage}/\${Queue.Orders}\` }));
      app.lambdaFunction('c', (event: any) => sqs.sendMessage({ QueueUrl: event.a ? urls.orders : urls.users }));
      app.lambdaFunction('d', (event: any) => sqs.sendMessage({ QueueUrl: urls[event.kind as 'users'] }));
      app.lambdaFunction('e', (event: any) => { const input: any = {}; input.QueueUrl = 'x' + 1 + event.y; if (event.z) input.DelaySeconds = 1; return sqs.sendMessage(input); });
      app.lambdaFunction('g', () => sqs.sendMessage(Object.assign({}, base, { QueueUrl: String(process.env.Q).trim() })));`,
    want: {
      a: ['sqs:SendMessage MessageBody= QueueUrl=$QUEUE??default'],
      b: ['sqs:SendMessage DelaySeconds=# QueueUrl=https://$STAGE/orders'],
      c: ['sqs:SendMessage QueueUrl=u|$ORDERS??none'],
      d: ['sqs:SendMessage QueueUrl=u|$ORDERS??none'],
      e: ['sqs:SendMessage DelaySeconds=# QueueUrl=x1?'],
      g: ['sqs:SendMessage DelaySeconds=# QueueUrl=old|$Q.trim()'],
    },
  },
];
