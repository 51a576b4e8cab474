import type { CallsCase } from './calls-case.js';

/** Packages, with the code that they have. */
export const packageCases: readonly CallsCase[] = [
  {
    name: 'the parameters of Powertools',
    given: `import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
      import { getSecret, SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
      import { AppConfigProvider } from '@aws-lambda-powertools/parameters/appconfig';
      const secrets = new SecretsProvider();
      app.lambdaFunction('a', () => getParameter('/x/y'));
      app.lambdaFunction('b', () => getSecret(process.env.SECRET!));
      app.lambdaFunction('c', () => secrets.get('t'));
      app.lambdaFunction('d', async () => { await new AppConfigProvider({ environment: 'dev', application: 'x' }).get('y'); });
      app.lambdaFunction('e', () => 1);`,
    want: {
      a: ['ssm:GetParameter Name=/x/y WithDecryption=#'],
      b: ['secrets-manager:GetSecretValue SecretId=$SECRET'],
      c: ['secrets-manager:GetSecretValue SecretId=t'],
      d: [
        'appconfigdata:GetLatestConfiguration ConfigurationToken=?|?',
        'appconfigdata:StartConfigurationSession ApplicationIdentifier=|x|$POWERTOOLS_SERVICE_NAME ConfigurationProfileIdentifier=y EnvironmentIdentifier=dev',
      ],
      e: [],
    },
  },
  {
    name: "a client that Powertools' tracer captures",
    given: `import { Tracer } from '@aws-lambda-powertools/tracer'; import { S3Client, S3, PutObjectCommand } from '@aws-sdk/client-s3';
      const tracer = new Tracer(); const s3 = tracer.captureAWSv3Client(new S3Client({})); const whole = tracer.captureAWSv3Client(new S3({}));
      app.lambdaFunction('a', () => s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' })));
      app.lambdaFunction('b', () => whole.getObject({ Bucket: 'b', Key: 'k' }));
      app.lambdaFunction('c', () => 1);`,
    want: { a: ['s3:PutObject Bucket=b Key=k'], b: ['s3:GetObject Bucket=b Key=k'], c: [] },
  },
  {
    name: 'a client that the packages of the SDK bring along',
    given: `app.lambdaFunction('a', async () => { const { STSClient, AssumeRoleCommand } = await import('@aws-sdk/nested-clients/sts'); return new STSClient({}).send(new AssumeRoleCommand({ RoleArn: process.env.ROLE })); });
      app.lambdaFunction('b', () => 1);`,
    want: { a: ['sts:AssumeRole RoleArn=$ROLE'], b: [] },
  },
];
