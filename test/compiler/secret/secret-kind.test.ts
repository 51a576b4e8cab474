import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';
import { findSecrets } from '../../../src/compiler/secret/find-secrets.js';
import { secretKind, type TextRole } from '../../../src/compiler/secret/secret-kind.js';

/** In parts, so that nobody takes them for real ones. */
const made = (...parts: readonly string[]): string => parts.join('');
const chance = 'q7RtZ2mKp9XwB4nVc8LsD3fHj6GyT1aE';
const small = 'q7r2z2mkp9xwb4nvc8lsd3fhj6gyt1ae';

const secrets: readonly (readonly [kind: string, text: string, role?: TextRole])[] = [
  ['an access key of AWS', made('AKIA', 'IOSFODNN7EXAMPLE')],
  ['an access key of AWS', made('the key is ASIA', 'Y34FZKBOKMUTVV7A.')],
  ['a secret access key of AWS', made('wJalrXUtnFEMI/K7MDENG', '/bPxRfiCYEXAMPLEKEY')],
  ['a token of GitHub', made('gh', 'p_', chance, 'ab12')],
  ['a token of GitHub', made('github_', 'pat_', '11ABCDEFG0', chance)],
  ['a token of GitLab', made('glpat', '-', 'x9Y8z7W6v5U4t3S2r1Q0')],
  ['a token of npm', made('npm', '_', chance, 'ab12')],
  ['a token of npm', made('//registry.npmjs.org/:_authToken=npm', '_', chance, 'ab12').replace('//registry.npmjs.org/:', '')],
  ['a token of PyPI', made('pypi', '-AgEIcHlwaS5vcmcCJ', chance)],
  ['a token of Slack', made('xox', 'b-123456789012-', chance)],
  ['a webhook of Slack', made('https://hooks.', 'slack.com/services/T00000000/B00000000/', chance.slice(0, 24))],
  ['a key of Stripe', made('sk', '_live_', '4eC39HqLyjWDarjtT1zdp7dc')],
  ['a key of Stripe', made('rk', '_test_', '4eC39HqLyjWDarjtT1zdp7dc')],
  ['a key of Stripe', made('whsec', '_', chance)],
  ['an API key', made('sk', '-proj-', chance)],
  ['an API key', made('sk', '-ant-api03-', chance)],
  ['an API key of Google', made('AIza', 'SyD3x9Lr2kPq8Vw5Tz1Yb7Nc4Mf6Hg0Js')],
  ['a token of Google', made('ya29', '.a0Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr')],
  ['a client secret of Google', made('GOCSPX', '-', chance.slice(0, 28))],
  ['a key of SendGrid', made('SG', '.', chance.slice(0, 22), '.', chance)],
  ['a key of Mailgun', made('key', '-', '0123456789abcdef0123456789abcdef')],
  ['a token of Shopify', made('shpat', '_', '0123456789abcdef0123456789abcdef')],
  ['a token of DigitalOcean', made('dop', '_v1_', '0123456789abcdef'.repeat(4))],
  ['a token of Hugging Face', made('hf', '_', chance, 'Ab')],
  ['a token of Vault', made('hvs', '.', 'CAESI', chance)],
  ['a token of Telegram', made('123456789', ':AA', 'F1x2Y3z4W5v6U7t8S9r0Q1p2O3n4M5l6K')],
  ['a JSON Web Token', made('Bearer eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0In0', '.c2lnbmF0dXJl')],
  ['a private key', made('-----BEGIN RSA PRIVATE', ' KEY-----\nMIIEpAIBAAKCAQEA7bq9Zx0y1w2v3u4t5s6r\n-----END RSA PRIVATE', ' KEY-----')],
  ['a private key', made('-----BEGIN PRIVATE', ' KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\\n')],
  ['a private key', made('-----BEGIN OPENSSH PRIVATE', ' KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=')],
  ['a private key', made('-----BEGIN PGP PRIVATE', ' KEY BLOCK-----\nVersion: 1\n\nlQOYBGJ0b2tlbnRva2VudG9rZW4BCAC')],
  ['a private key', btoa(made('-----BEGIN EC PRIVATE', ' KEY-----\nMHcCAQEEIJ1Qx2y3z4A5b6C7d8E9f0\n--'))],
  ['a private key', made('{"type":"service_account","private_key":"-----BEGIN PRIVATE', ' KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC"}')],
  ['an address with a password', made('postgres://app:', 'hunter2@db.example.com:5432/orders')],
  ['an address with a password', made('mongodb+srv://u:', 'p@ss@cluster0.mongodb.net/db')],
  ['an address with a password', made('redis://:', 'hunter2@cache.internal:6379')],
  ['an address with a password', made('jdbc:postgresql://app:', 'secret@db/orders')],
  ['an address with a key', made('https://api.example.com/x?a=1&api_key=', chance)],
  ['a connection string with a password', made('Server=db;User Id=app;Password=', 'hunter2;')],
  ['a text with a password or a key', made('AccountName=x;AccountKey=', chance, chance, '==;EndpointSuffix=core.windows.net')],
  ['a text with a password or a key', made('{"user":"app","password":"', 'Tr0ub4dor&3x"}')],
  ['a text with a password or a key', made("const apiKey = '", small, "';")],
  ['a password or a key', made('Tr0ub4', 'dor&3x'), 'secret'],
  ['a password or a key', made('P@ssw0', 'rd123!'), 'secret'],
  ['a password or a key', '9f86d081884c7d659a2feaa0c55ad015', 'secret'],
  ['a password or a key', '3f2b8c1e-5d4a-4b6f-9c7e-1a2b3c4d5e6f', 'secret'],
  ['a user name with a password', made('Basic ', btoa('app:Tr0ub4dor&3x'))],
  ['a password or a key', made("'", small, "'"), 'secret'],
  ['a random key', chance, 'setting'],
  ['a random key', `${chance}-_${chance}`, 'setting'],
];

/** In any role. */
const open: readonly string[] = [
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf',
  'arn:aws:lambda:us-west-2:123456789012:layer:base:1',
  'arn:aws:kms:us-east-1:123456789012:key/3f2b8c1e-5d4a-4b6f-9c7e-1a2b3c4d5e6f',
  '{{resolve:secretsmanager:orders:SecretString:password}}',
  '{{resolve:ssm-secure:/app/prod/token:1}}',
  'postgres://app:{{resolve:secretsmanager:orders:SecretString:password}}@db.example.com/orders',
  'postgres://app:${DbPassword}@${Db.Endpoint.Address}:5432/orders',
  'postgres://app:****@db/orders',
  'postgres://app:<password>@db/orders',
  'postgres://USER:PASSWORD@HOST/DB',
  'postgres://postgres:postgres@localhost:5432/orders',
  'https://public@o1.ingest.sentry.io/1',
  made('pk_', 'live_51HxYzAbCdEfGhIjKlMnOpQrStUv'),
  'https://example.com/a:b@c?x=1',
  'git+ssh://git@github.com/a/b.git',
  '/app/prod/db-password',
  'orders/prod/token-2',
  'method.request.header.Authorization',
  "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token'",
  'changeme',
  'RS256',
  'sha256',
  'oauth2',
  'AWS_IAM',
  'sk-loading-indicator-container-small',
  'npm_config_registry_of_the_whole_company',
  'AKIA is how access keys of AWS begin',
  'write -----BEGIN PRIVATE KEY----- and the key below it',
  made('-----BEGIN CERTIFICATE', '-----\nMIIEpAIBAAKCAQEA7bq9Zx0y1w2v3u4t5s6r'),
  made('-----BEGIN PUBLIC', ' KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A'),
];

/** Unless the name says that it is a secret. */
const openSettings: readonly string[] = [
  '3f2b8c1e-5d4a-4b6f-9c7e-1a2b3c4d5e6f',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'us-east-1_aB3dE5gH7',
  '1h57kf5cpq17m0eml12example',
  'orders-dev-APIHandler-3F6YB7M4T9CA',
  'OnEc2OnEc2EventLambdaTarget',
  'OrdersTableStreamEventSourceMapping012345',
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAq7RtZ2mKp9XwB4nV',
  'sha512-oLK6n0CNoALlOQYvJX2EZo6z0Q==',
  btoa('{"level":"info","targets":["a","b"]}'),
  'The quick brown fox jumps over the lazy dog 42 times',
  'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
  '2026-11-28T00:00:00.000Z',
  'eu-west-1,us-east-1',
  'vpce-0123456789abcdef0',
  'ami-0abcdef1234567890',
];

describe('a value that looks like a secret', () => {
  for (const [kind, text, role = 'plain'] of secrets) {
    it(`is ${kind}: ${text.slice(0, 20)}…, ${role}`, () => {
      expect(secretKind(text, role)).to.equal(kind);
    });
  }

  it('is found in the middle of a text, and of a text in Base64', () => {
    for (const [kind, text, role = 'plain'] of secrets) {
      if (role !== 'plain' || text.startsWith('LS0')) continue;
      expect(secretKind(`first\n"${text}"\nlast`, 'plain'), text).to.equal(kind);
    }
  });

  it('is told by the names of GitHub, AWS and others whatever follows their beginnings', () => {
    const body = fc
      .stringMatching(/^[A-Za-z0-9]{36}$/)
      .filter((text) => /[0-9].*[0-9]/.test(text) && /[A-Za-z]/.test(text) && !/^[A-Za-z]*[0-9]{1,3}$/.test(text));
    fc.assert(
      fc.property(body, (text) => {
        expect(secretKind(`ghp_${text}`, 'plain')).to.equal('a token of GitHub');
      }),
    );
  });

  it('is told of nearly all that is made by chance', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    // A small generator of its own, so that the score is the same each time.
    let state = 42;
    const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    for (const length of [24, 32, 40, 64]) {
      const texts = Array.from({ length: 500 }, () => Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join(''));
      const found = texts.filter((text) => secretKind(text, 'setting') !== undefined);
      // A shorter one is more often like a name.
      expect(found.length / texts.length, String(length)).to.be.above(length < 32 ? 0.8 : 0.9);
    }
  });
});

describe('a value that is no secret', () => {
  for (const text of open) {
    it(`is ${text.slice(0, 60)}, whatever its name`, () => {
      for (const role of ['plain', 'setting', 'secret'] as const) expect(secretKind(text, role), role).to.equal(undefined);
    });
  }
  for (const text of openSettings) {
    it(`is ${text.slice(0, 60)}`, () => {
      for (const role of ['plain', 'setting'] as const) expect(secretKind(text, role), role).to.equal(undefined);
    });
  }

  it('is all that golden templates hold, and every word of them as a variable', () => {
    const words = new Set<string>();
    for (const file of readdirSync('test/cases', { recursive: true, encoding: 'utf8' }).filter(
      (one) => /expected.*\.json$/.test(one) && !one.startsWith('secrets-waived/'),
    )) {
      const text = readFileSync(join('test/cases', file), 'utf8');
      expect(findSecrets(JSON.parse(text) as TemplateDocument), file).to.deep.equal([]);
      for (const [, word = ''] of text.matchAll(/"([^"\\]{6,})"/g)) words.add(word);
    }
    expect(words.size).to.be.above(500);
    expect([...words].filter((word) => secretKind(word, 'setting') !== undefined)).to.deep.equal([]);
  });
});

describe('the time', () => {
  it('grows as a text does', () => {
    const hostile = ['a', 'a=', '://', '-----BEGIN ', '${', '{{', 'password', 'password:', 'A1', ';a=', 'a.', '"', "'", 'eyJ.'].map((part) =>
      part.repeat(100_000 / part.length),
    );
    for (const text of hostile) {
      const start = performance.now();
      for (const role of ['plain', 'secret'] as const) secretKind(text, role);
      expect(performance.now() - start, text.slice(0, 12)).to.be.below(1500);
    }
  });
});
