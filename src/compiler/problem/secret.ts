import { isAccessKey, secretForms } from './secret-form.js';

/** What stands in the place of a secret. */
export const hidden = '(not shown)';

const secretWords =
  /password|passwd|passphrase|passcode|pwd|secret|token|credential|(?:api|access|account|auth|client|encryption|license|master|private|signing|shared|webhook)key|connectionstring|connstr/;
const secretNames = /^(?:auth|authorization|bearer|cookie|dsn|otp|pin|pass|salt|pepper)$/;

/** What is said of a secret, and not one: its ARN, its length. */
const aboutSecrets =
  /^(?:max|min|num|is|has|allow|enable|require|use|old)|(?:arns?|names?|ids?|length|policy|ttl|expir[a-z]*|validity|units?|enabled|types?|paths?|headers?|fields?|sources?|files?|prefix|suffix|versions?|counts?|limits?|timeout|seconds|minutes|hours|days|prevention|rotation|urls?|uri)$/;

/** The longest name that is looked at. No key of a template or a configuration that means anything is longer. */
const longestName = 256;

/** Whether what has this name is most likely a secret: `DB_PASSWORD`, `AuthToken`, `apiKey`, but not `SecretArn`. */
export function isSecretName(name: string): boolean {
  if (name.length > longestName) return true;
  const bare = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return (secretWords.test(bare) && bare !== 'pwd' && !aboutSecrets.test(bare)) || secretNames.test(bare);
}

/** Whether a value looks like a secret by itself. */
export function isSecretValue(text: string): boolean {
  return maskSecrets(text) !== text;
}

/** What ends a word. A slash does not: it is in keys, and in the addresses that hold passwords. */
const words = /[^\s"'`,;<>(){}[\]|\\]+/g;
const privateKey = /(-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----)[^]*?(-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/g;
/** `password: 'x'`, `"password": "x"`, `PASSWORD='x'`. */
const quoted = /([\w.-]{1,256})(["'`]?[ \t]{0,8}[:=][ \t]{0,8})("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[^])*`?)/g;

/**
 * A text without the secrets that it shows: what has a secret's name, what looks like a key, passwords in addresses, and values that are known to be secret.
 *
 * @param known values that are secret
 */
export function maskSecrets(text: string, known: readonly string[] = []): string {
  const masked = text
    .replaceAll(privateKey, (_, begin: string, end: string) => `${begin}${hidden}${end}`)
    .replaceAll(quoted, (found, name: string, sign: string, value: string) => (isSecretName(name) ? `${name}${sign}${value[0]}${hidden}${value[0]}` : found))
    .replaceAll(words, maskWord);
  return known.reduce((rest, value) => rest.replaceAll(value, hidden), masked);
}

function maskWord(word: string): string {
  const end = /[.:?!]*$/.exec(word.slice(-3))![0];
  const bare = word.slice(0, word.length - end.length);
  const name = /^[\w.-]{1,256}=(?=.)/s.exec(bare)?.[0] ?? '';
  const value = bare.slice(name.length);
  // What our own messages ask for is shown: `--parameter-overrides Password=VALUE`.
  const isSecret =
    (name !== '' && value !== 'VALUE' && isSecretName(name.slice(0, -1))) || isAccessKey(value) || secretForms.some(({ pattern }) => pattern.test(value));
  return `${name}${isSecret ? hidden : maskAddress(value)}${end}`;
}

/** `postgres://user:password@host`, and the parameters of a query. */
function maskAddress(word: string): string {
  const start = word.indexOf('://');
  if (start < 0) return word;
  const [scheme, rest] = [word.slice(0, start + 3), word.slice(start + 3)];
  const host = /^[^/?#]*/.exec(rest)![0];
  const at = host.lastIndexOf('@');
  const colon = host.slice(0, Math.max(0, at)).indexOf(':');
  const shown = colon < 0 ? host : `${host.slice(0, colon)}:${hidden}${host.slice(at)}`;
  if (host === 'hooks.slack.com') return `${scheme}${host}/${hidden}`;
  return `${scheme}${shown}${rest.slice(host.length).replaceAll(/([?&#])([^=&#]{1,256})=([^&#]+)/g, maskParameter)}`;
}

function maskParameter(found: string, sign: string, name: string): string {
  return isSecretName(name) || /^(?:sig|signature|x-amz-signature|x-amz-security-token)$/i.test(name) ? `${sign}${name}=${hidden}` : found;
}
