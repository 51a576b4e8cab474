import { isBranch } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { isSecretName } from '../problem/secret.js';
import type { Path } from '../syntax/source.js';
import { secretKind, type TextRole } from './secret-kind.js';

/** A value in a template that looks like a secret. The value itself is never told. */
export interface FoundSecret {
  readonly path: Path;
  /** What it looks like, in a sentence: `a private key`. */
  readonly kind: string;
}

/** All values of a template that look like secrets, wherever they stand, in its order. */
export function findSecrets(template: TemplateDocument): FoundSecret[] {
  const found: FoundSecret[] = [];
  const kindOf = remembered();
  // One path for all, copied for what is found: most values are of no interest.
  const path: (string | number)[] = [];
  const look = (value: Value, role: TextRole): void => {
    if (typeof value === 'string') {
      const kind = kindOf(value, role);
      if (kind !== undefined) found.push({ path: [...path], kind });
      return;
    }
    if (!isBranch(value)) return;
    const isList = Array.isArray(value);
    for (const key of Object.keys(value)) {
      if (names.has(key)) continue;
      const inner = (value as Entry)[key]!;
      const own = isList ? role : roleOf(value as Entry, key, path, role);
      path.push(isList ? Number(key) : key);
      look(inner, own);
      path.pop();
    }
  };
  look(template, 'plain');
  return found;
}

/** Templates say the same words again and again. */
function remembered(): (text: string, role: TextRole) => string | undefined {
  const known: { readonly [role in TextRole]: Map<string, string | undefined> } = { secret: new Map(), setting: new Map(), plain: new Map() };
  return (text, role) => {
    const ofRole = known[role];
    if (!ofRole.has(text)) ofRole.set(text, secretKind(text, role));
    return ofRole.get(text);
  };
}

type Entry = { readonly [key: string]: Value };

/** What only names something else: nothing in it is a value of the user's. */
const names: ReadonlySet<string> = new Set(['Ref', 'Fn::GetAtt', 'Fn::ImportValue', 'Fn::FindInMap', 'DependsOn', 'Type']);

/** What is known of the value of a key from its name, from what stands beside it, and from what it is inside of. */
function roleOf(entry: Entry, key: string, path: Path, outer: TextRole): TextRole {
  // The branches of a function have the name that the function has.
  if (key.startsWith('Fn::')) return outer;
  if (key === 'Default' && path[0] === 'Parameters') return textOf(entry['NoEcho']) === 'true' || isSecretName(String(path[1])) ? 'secret' : 'setting';
  // An entry of a list of variables, or of tags, a parameter of Systems Manager, an output.
  if (key === 'Value') return isSecretName(nameBeside(entry, path)) ? 'secret' : 'setting';
  // The shortest names of secrets have three letters.
  if (key.length > 2 && isSecretName(nameIn(key))) return 'secret';
  return path.at(-1) === 'Variables' && !isOpenName(key) ? 'setting' : 'plain';
}

function nameBeside(entry: Entry, path: Path): string {
  const name = entry['Name'] ?? entry['Key'] ?? path.at(-1);
  return nameIn(typeof name === 'string' ? name : '');
}

/** `integration.request.header.x-api-key` is about `x-api-key`, and `/orders/db/password` about `password`. */
function nameIn(key: string): string {
  return key.slice(Math.max(key.lastIndexOf('.'), key.lastIndexOf('/')) + 1);
}

/** Names of what looks as if it was made by chance, and is known to everybody: a digest, an ID, a public key. */
function isOpenName(name: string): boolean {
  return /public|publishable|site_?key|hash|sha_?(?:1|256|384|512)|digest|checksum|version|etag|integrity|fingerprint|thumbprint|(?:^|[_-])(?:id|ids|arn|arns|url|urls|uri|pool|commit|revision|build|image)$|[a-z](?:Id|Ids|Arn|Url)$/i.test(
    name,
  );
}
