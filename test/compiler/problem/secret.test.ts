import { expect } from 'chai';
import { isSecretName, maskSecrets } from '../../../src/compiler/problem/secret.js';

describe('the name of a secret', () => {
  const secret =
    'password DB_PASSWORD dbPassword MasterUserPassword PGPASSWD DB_PWD passphrase SECRET SECRET_KEY_BASE clientSecret SecretString AuthToken GITHUB_TOKEN apiKey API_KEY api-key x-api-key STRIPE_KEY_SECRET privateKey AWS_SECRET_ACCESS_KEY CONNECTION_STRING DSN Authorization cookie credentials ENCRYPTION_KEY PIN';
  const open =
    'PWD OLDPWD SecretArn DB_SECRET_NAME TokenValidityUnits PasswordLength PASSWORD_POLICY MaxTokens TOKEN_URL KMS_KEY_ID TABLE_NAME author key Keys monkey primaryKey KeySchema tokenType SECRETS_PATH pinned compass';
  for (const name of secret.split(' ')) it(`is ${name}`, () => expect(isSecretName(name)).to.equal(true));
  for (const name of open.split(' ')) it(`is not ${name}`, () => expect(isSecretName(name)).to.equal(false));
});

describe('a text that shows a secret', () => {
  // In two parts, so that nobody takes them for real ones.
  const made = (...parts: readonly string[]): string => parts.join('');
  const rows: readonly [text: string, masked: string][] = [
    [`key ${made('AKIA', 'IOSFODNN7EXAMPLE')}.`, 'key (not shown).'],
    [`"${made('wJalrXUtnFEMI/K7MDENG', '/bPxRfiCYEXAMPLEKEY')}"`, '"(not shown)"'],
    [made('gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'), '(not shown)'],
    [made('xox', 'b-123456789012-abcdefghij'), '(not shown)'],
    [made('sk_', 'live_', 'a1b2c3d4e5f6g7h8i9'), '(not shown)'],
    [`Bearer ${made('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxIn0', '.c2ln')}`, 'Bearer (not shown)'],
    [
      made('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIB\n-----END RSA ', 'PRIVATE KEY-----\nrest'),
      '-----BEGIN RSA PRIVATE KEY-----(not shown)-----END RSA PRIVATE KEY-----\nrest',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIB', '-----BEGIN PRIVATE KEY-----(not shown)'],
    ['cannot reach postgres://app:hunter2@db.example/orders.', 'cannot reach postgres://app:(not shown)@db.example/orders.'],
    ['redis://:hunter2@cache:6379', 'redis://:(not shown)@cache:6379'],
    ['mongodb+srv://u:p@ss@h/db', 'mongodb+srv://u:(not shown)@h/db'],
    ['https://h/x?a=1&api_key=k&X-Amz-Signature=s#t', 'https://h/x?a=1&api_key=(not shown)&X-Amz-Signature=(not shown)#t'],
    ['Server=h;Password=hunter2;User=x', 'Server=h;Password=(not shown);User=x'],
    ['DB_PASSWORD=hunter2 npm start', 'DB_PASSWORD=(not shown) npm start'],
    ["> 3 │ const dbPassword = 'hunter2';", "> 3 │ const dbPassword = '(not shown)';"],
    ['{"password":"a\\"b","user":"me"}', '{"password":"(not shown)","user":"me"}'],
    ['token: `x', 'token: `(not shown)`'],
  ];
  for (const [text, masked] of rows) {
    it(`is shown without it: ${text}`, () => {
      expect(maskSecrets(text)).to.equal(masked);
      expect(maskSecrets(masked), 'twice').to.equal(masked);
    });
  }

  for (const text of [
    "the key 'password' is also in line 1, column 2",
    'stages.dev.token: must be a string, not a number',
    'sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf',
    'OrdersTableStreamEventSourceMapping012345',
    'https://example.com/a:b@c?x=1',
    'http://localhost:8000/orders',
    'Resources.Worker.Properties.Timeout: 60 → 30',
    'add --parameter-overrides DbPassword=VALUE',
  ]) {
    it(`is shown as it is where it has none: ${text}`, () => expect(maskSecrets(text)).to.equal(text));
  }

  it('loses values that are known to be secret', () => {
    expect(maskSecrets('no orange for a.b*c', ['orange', 'a.b*c'])).to.equal('no (not shown) for (not shown)');
  });
});
