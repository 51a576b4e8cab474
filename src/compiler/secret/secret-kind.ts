import { isSecretName } from '../problem/secret.js';
import { isAccessKey, secretForms } from '../problem/secret-form.js';
import { isNameLike, isRandom } from './randomness.js';

/**
 * What is known of a text from where it stands.
 *
 * - `secret`: it has the name of a secret, such as `DB_PASSWORD`
 * - `setting`: a value that somebody chose, of a variable or a parameter
 * - `plain`: anything else
 */
export type TextRole = 'secret' | 'setting' | 'plain';

/** Longer texts are looked at up to here. */
const longest = 100_000;

/** What only the deployment knows: `{{resolve:…}}`, `${Name}`. */
const references = /\{\{[^{}]*\}\}|\$\{[^{}]*\}/g;

/** What a text shows that nobody should read, in a sentence, as `a private key`; undefined if nothing in it looks like a secret. */
export function secretKind(given: string, role: TextRole): string | undefined {
  if (given.length < (role === 'plain' ? shortestForm : shortest)) return undefined;
  const text = given.slice(0, longest).replaceAll(references, ' ');
  const decoded = decodedText(text);
  if (decoded !== undefined) return secretKind(decoded, 'plain') ?? (role === 'secret' ? wholeKind(text, role) : undefined);
  return privateKey(text) ?? basicKind(text) ?? wordKind(text) ?? namedKind(text) ?? wholeKind(text.trim(), role);
}

/** Of a password that stands alone. */
const shortest = 8;

function privateKey(text: string): string | undefined {
  const begin = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/.exec(text);
  if (begin === null) return undefined;
  // A text about keys has no key in it.
  return /[A-Za-z0-9+/]{24}/.test(text.slice(begin.index + begin[0].length).slice(0, 1000)) ? 'a private key' : undefined;
}

/** `Basic dXNlcjpwYXNzd29yZA==` */
function basicKind(text: string): string | undefined {
  const [, credentials = ''] = /\bBasic +([A-Za-z0-9+/]{8,4096}={0,2})(?![A-Za-z0-9+/=])/.exec(text) ?? [];
  return credentials.length > 0 && credentials.length % 4 === 0 && /^[^:\s]*:[ -~]+$/.test(atob(credentials)) ? 'a user name with a password' : undefined;
}

/** Of the known forms of keys; most words are shorter. */
const shortestForm = 15;

/** What ends a word. A slash does not: it is in keys, and in addresses. */
const words = /[^\s"'`,;<>(){}[\]|\\]+/g;

function wordKind(text: string): string | undefined {
  for (const [word] of text.matchAll(words)) {
    const found = formOf(word) ?? addressKind(word);
    if (found !== undefined) return found;
  }
  return undefined;
}

function formOf(word: string): string | undefined {
  // Those of AWS alone may have no digit.
  if (word.length < shortestForm || !/[0-9]|^A[KS]IA/.test(word)) return undefined;
  const value = /^[\w.-]{1,100}=(.+)$/s.exec(word)?.[1] ?? word;
  const bare = value.replace(/[.:?!]{1,3}$/, '');
  if (isAccessKey(bare)) return 'a secret access key of AWS';
  const form = secretForms.find(({ pattern, isLoose = false }) => pattern.test(bare) && !(isLoose && (isNameLike(bare) || !/[0-9]/.test(bare))));
  return form?.what;
}

/** `postgres://app:hunter2@host`, and keys among the parameters of a query. */
function addressKind(word: string): string | undefined {
  const start = word.indexOf('://');
  if (start < 0) return undefined;
  const rest = word.slice(start + 3);
  const authority = /^[^/?#]*/.exec(rest)![0];
  const at = authority.lastIndexOf('@');
  const colon = authority.slice(0, Math.max(0, at)).indexOf(':');
  const host = authority.slice(at + 1);
  if (colon >= 0 && !isPlaceholder(authority.slice(colon + 1, at)) && !isThisMachine(host)) return 'an address with a password';
  if (host === 'hooks.slack.com' && /^\/services\/\w+\/\w+\/\w+/.test(rest.slice(authority.length))) return 'a webhook of Slack';
  const isKey = ([, name = '', value = '']: readonly string[]): boolean =>
    (isSecretName(name) || /^(?:sig|signature|x-amz-signature)$/i.test(name)) && looksLikeKey(value);
  return [...rest.slice(authority.length).matchAll(/[?&#]([^=&#]{1,100})=([^&#]+)/g)].some(isKey) ? 'an address with a key' : undefined;
}

/** A password for what runs beside the app gives nobody anything. */
function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal)(?::[0-9]+)?$/i.test(host);
}

/** `****`, `<password>`, `[password]`, `%PASSWORD%`, `PASSWORD`, or nothing. */
function isPlaceholder(text: string): boolean {
  return /^(?:[x*.#_-]*|<.*>|\[.*\]|%.*%|\$\w+|[A-Z][A-Z_]*)$/s.test(text.trim());
}

/** `Server=h;Password=hunter2;`, `{"apiKey":"…"}`, `TOKEN='…'`. */
const pairs = /(?<![\w.-])([\w.-]{1,100})["'`]?[ \t]{0,8}[:=][ \t]{0,8}(?:"([^"\n]*)|'([^'\n]*)|([^\s"';,&]+))/g;

function namedKind(text: string): string | undefined {
  const isConnection = /;[ \t]*[A-Za-z ]{1,40}=/.test(text);
  for (const [, name = '', double, single, bare] of text.matchAll(pairs)) {
    const value = double ?? single ?? bare ?? '';
    if (!isSecretName(name)) continue;
    if (looksLikeKey(value)) return 'a text with a password or a key';
    if (isConnection && /^(?:password|pwd)$/i.test(name) && value.length > 2 && !isPlaceholder(value)) return 'a connection string with a password';
  }
  return undefined;
}

function wholeKind(text: string, role: TextRole): string | undefined {
  // A publishable key of Stripe is in every page that takes a card.
  if (/^pk_(?:live|test)_\w+$/.test(text)) return undefined;
  if (role === 'secret' && looksLikeKey(text.replace(/^'(.*)'$/s, '$1').replace(/^(?:Bearer|Token) +/i, ''))) return 'a password or a key';
  // As a public key begins, in Base64, and a digest.
  return role !== 'plain' && isRandom(text) && !/^(?:MII|sha[0-9]+[-:=])/.test(text) ? 'a random key' : undefined;
}

/** Whether what has the name of a secret can be one, and is not the name of one, or of an algorithm. */
function looksLikeKey(text: string): boolean {
  if (text.length < 8 || text.length > 4096 || /\s|:\/\/|^arn:|^[{[<]/.test(text) || isPlaceholder(text)) return false;
  return isRandom(text) || (/[A-Za-z]/.test(text) && /[0-9]/.test(text) && !isNameLike(text));
}

/** The text that is written in Base64; undefined if it is no Base64, or no text. */
function decodedText(text: string): string | undefined {
  if (text.length < 24 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const decoded = atob(text);
  return /^[\t\n\r -~]+$/.test(decoded) ? decoded : undefined;
}
