import type { CallsCase } from './calls-case.js';

const credentials = `import { createCredentialChain, fromIni, fromTemporaryCredentials, fromTokenFile, fromWebToken } from '@aws-sdk/credential-providers'; import { S3, S3Client, HeadBucketCommand } from '@aws-sdk/client-s3'; import { STS } from '@aws-sdk/client-sts';
      const as = (RoleArn: string, masterCredentials?: any) => fromTemporaryCredentials({ masterCredentials, params: { RoleArn, RoleSessionName: 's' } });
      const s3 = new S3({ credentials: as(process.env.ROLE!) }); const plain = new S3(); const head = new HeadBucketCommand({ Bucket: 'b' });
      app.lambdaFunction('client', () => s3.headBucket({ Bucket: 'b' })); app.lambdaFunction('plain', () => plain.headBucket({ Bucket: 'b' })); app.lambdaFunction('direct', () => as('a')());
      app.lambdaFunction('chain', () => new S3Client({ credentials: as('second', as('first')) }).send(head));
      app.lambdaFunction('own', () => new S3Client({ credentials: async () => { const { Credentials } = await new STS().assumeRole({ RoleArn: 'own' } as any); return Credentials as any; } }).send(head));
      app.lambdaFunction('region', () => new S3Client({ region: async () => { await new STS().getCallerIdentity({}); return 'r'; } }).send(head));
      app.lambdaFunction('token', async () => { await fromWebToken({ roleArn: 'w', webIdentityToken: 't' })(); await fromTokenFile()(); });
      app.lambdaFunction('profile', () => fromIni({ profile: 'x' })());
      app.lambdaFunction('several', () => new S3Client({ credentials: createCredentialChain(fromTokenFile(), as('x')).expireAfter(60) }).send(head));`;

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
        'appconfigdata:StartConfigurationSession ApplicationIdentifier=|x|$POWERTOOLS_SERVICE_NAME.trim() ConfigurationProfileIdentifier=y EnvironmentIdentifier=dev',
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
  {
    name: 'credentials, with the code of their providers',
    given: credentials,
    want: credentialsWith('aws-sdk-js-?|s TokenCode=?'),
  },
  {
    name: 'credentials, with providers that are not in the bundle',
    given: { 'app.ts': credentials, 'all-outside': '' },
    want: credentialsWith('s'),
  },
  {
    name: 'environments that zod checks',
    given: `import { S3 } from '@aws-sdk/client-s3'; import { z } from 'zod'; import { z as z3 } from 'zod/v3'; const s3 = new S3(); const head = (Bucket) => s3.headBucket({ Bucket }); const { env } = process;
      const part = z.object({ A: z.string().refine((text) => text.length > 3), B: z.string().default('b') });
      app.lambdaFunction('f', () => { const { A, B } = part.parse(env); return head(A + B); });
      app.lambdaFunction('g', async () => { const { data } = await part.extend({ C: z.enum(['x']).optional() }).safeParseAsync(env); return head(data.C); });
      app.lambdaFunction('h', () => head(part.pick({ A: true }).strict().parse(env).A)); app.lambdaFunction('i', () => head(part.passthrough().parse(env).OTHER));
      app.lambdaFunction('j', () => head(part.parse(env).OTHER)); app.lambdaFunction('k', () => head(z.object({ A: z.preprocess((text) => text + 'x', z.string()) }).parse(env).A));
      app.lambdaFunction('l', () => head(z.object({ A: z.string().pipe(z.transform((text) => text + 'x')) }).parse(env).A)); app.lambdaFunction('m', () => head(z.object({ A: z.string() }).catchall(z.string()).parse(env).B));
      app.lambdaFunction('n', () => head(z3.object({ A: z3.string().min(1).trim() }).parse(env).A)); app.lambdaFunction('o', () => head(z3.object({ A: z3.string().transform((text) => text + 'x') }).parse(env).A));
      app.lambdaFunction('p', () => head(z.object({ A: z.optional(z.string()) }).parse(env).A)); app.lambdaFunction('q', () => head(z.object({ A: z.union([z.string(), z.string().toUpperCase()]) }).parse(env).A));
      app.lambdaFunction('r', () => head(z.object({ A: z.string().overwrite((text) => text + 'x') }).parse(env).A)); app.lambdaFunction('s', () => head(z.object({ A: z.url({ normalize: true }) }).parse(env).A));
      let grown = z.string(); for (;;) grown = grown.min(1); app.lambdaFunction('t', () => head(grown.parse(env.A))); app.lambdaFunction('u', (event) => head(z.object({ name: z.string() }).parse(event).name));`,
    want: {
      f: ['s3:HeadBucket Bucket=$A$B??b'],
      g: ['s3:HeadBucket Bucket=$C'],
      h: ['s3:HeadBucket Bucket=$A'],
      i: ['s3:HeadBucket Bucket=$OTHER'],
      j: ['s3:HeadBucket Bucket=?'],
      k: ['s3:HeadBucket Bucket=$A|?'],
      l: ['s3:HeadBucket Bucket=?'],
      m: ['s3:HeadBucket Bucket=?'],
      n: ['s3:HeadBucket Bucket=$A.trim()'],
      o: ['s3:HeadBucket Bucket=?'],
      p: ['s3:HeadBucket Bucket=$A'],
      q: ['s3:HeadBucket Bucket=$A.toUpperCase()|$A'],
      r: ['s3:HeadBucket Bucket=?'],
      s: ['s3:HeadBucket Bucket=$A|?'],
      t: ['s3:HeadBucket Bucket=$A'],
      u: ['s3:HeadBucket Bucket=?'],
    },
  },
];

function credentialsWith(session: string): CallsCase['want'] {
  return {
    client: ['s3:HeadBucket Bucket=b', `sts:AssumeRole RoleArn=$ROLE RoleSessionName=${session}`],
    plain: ['s3:HeadBucket Bucket=b'],
    direct: [`sts:AssumeRole RoleArn=a RoleSessionName=${session}`],
    chain: ['s3:HeadBucket Bucket=b', `sts:AssumeRole RoleArn=first RoleSessionName=${session}`, `sts:AssumeRole RoleArn=second RoleSessionName=${session}`],
    own: ['s3:HeadBucket Bucket=b', 'sts:AssumeRole RoleArn=own'],
    region: ['s3:HeadBucket Bucket=b in ?', 'sts:GetCallerIdentity'],
    several: ['s3:HeadBucket Bucket=b', `sts:AssumeRole RoleArn=x RoleSessionName=${session}`],
    token: [],
    profile: ['? computed-operation sts'],
  };
}
