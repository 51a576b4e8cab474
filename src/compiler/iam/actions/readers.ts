import type { Reader } from './source.js';
import { type Named, readName, type Reading } from './read-name.js';
import { resolveValue } from './resolve-text.js';
import { any, joined, literal, split, startsWith, type Text } from './text.js';

/** Secrets Manager adds a hyphen and six characters to the name in the ARN, and takes an ARN without them. */
export const readSecret: Reader = (named) => {
  const suffix: Text = ['-', { kind: 'any', wildcard: '??????' }];
  const reading = readName(named);
  if (reading.kind === 'name') return { ...reading, text: joined(reading.text, suffix) };
  const isWritten = reading.kind === 'arn' && startsWith(reading.text, 'arn:');
  return isWritten ? [reading, { kind: 'arn', text: joined(reading.text, suffix) }] : reading;
};

/** `name`, `name:alias`, `123456789012:function:name`, or an ARN. */
export const readFunction: Reader = (named) => {
  const reading = readName(named);
  if (reading.kind !== 'name') return reading;
  const [account, word, name, qualifier] = split(reading.text, ':');
  if (name === undefined || !isWord(word, 'function')) return reading;
  return { kind: 'name', account: account!, text: qualifier === undefined ? name : joined(name, [':'], qualifier) };
};

/** A key's ID or ARN. An alias cannot be a resource of a statement, so it is a condition on the key. */
export const readKey: Reader = (named) => {
  const { text, context, at } = named;
  const [piece] = text;
  if (text.length === 1 && typeof piece === 'object') {
    if (piece.kind === 'given' && !/(arn|keyid|key)$/i.test(piece.name)) return untold(named);
    if (piece.kind === 'resource' && context.resources.get(piece.id)?.type === 'AWS::KMS::Alias') {
      const target = context.resources.get(piece.id)?.properties['TargetKeyId'];
      return target === undefined ? untold(named) : resolveValue(target, context, at, 0).map((one) => readName({ ...named, text: one, member: 'KeyId' }));
    }
  }
  const alias = startsWith(text, 'alias/') ? text : startsWith(text, 'arn:') ? split(text, ':', 6)[5] : undefined;
  if (alias === undefined || !startsWith(alias, 'alias/')) return readName(named);
  const name = literal(alias);
  return name === undefined
    ? untold(named)
    : { kind: 'name', text: [any], condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': name.replaceAll('${', '${$}{') } } };
};

/** The objects of a bucket. Those of an access point have a path of their own. */
export const readBucketOfObjects: Reader = (named) => {
  const reading = readName(named);
  if (reading.kind !== 'arn') return reading;
  const [piece] = reading.text;
  const isAccessPoint = typeof piece === 'object' && piece.kind === 'resource' && named.context.resources.get(piece.id)?.type === 'AWS::S3::AccessPoint';
  const written = reading.text.some((one) => typeof one === 'string' && one.includes(':accesspoint/'));
  return isAccessPoint || written ? { kind: 'arn', text: joined(reading.text, ['/object']) } : reading;
};

/** `bucket/key`, `/bucket/key`, or `arn:…:accesspoint/name/object/key`; the key is encoded. */
export const readCopySource: Reader = (named) => {
  const { text } = named;
  if (startsWith(text, 'arn:')) {
    const [start] = split(text, '/object/');
    return readBucketOfObjects({ ...named, text: start! });
  }
  const [bucket, ...key] = split(startsWith(text, '/') ? joined([(text[0] as string).slice(1)], text.slice(1)) : text, '/', 2);
  return key.length === 0 ? untold(named) : readBucketOfObjects({ ...named, text: bucket! });
};

/** The ID of a user pool begins with its region: `eu-west-1_AbCdEf123`. */
export const readUserPool: Reader = (named) => {
  const reading = readName(named);
  const id = reading.kind === 'name' ? literal(reading.text) : undefined;
  const region = id === undefined ? undefined : /^([a-z0-9-]+)_/.exec(id)?.[1];
  return reading.kind === 'name' && region !== undefined ? { ...reading, region: [region] } : reading;
};

/** The attribute Arn of a log group ends with `:*`. */
export const readLogGroup: Reader = (named) => {
  const [piece] = named.text;
  const isArn = named.text.length === 1 && typeof piece === 'object' && piece.kind === 'resource' && piece.attribute === 'Arn';
  const reading = readName(isArn ? { ...named, text: [{ ...piece, attribute: undefined }] } : named);
  if (reading.kind !== 'arn') return reading;
  const last = reading.text.at(-1);
  return typeof last === 'string' && last.endsWith(':*') ? { ...reading, text: joined(reading.text.slice(0, -1), [last.slice(0, -2)]) } : reading;
};

/** `Jane <jane@example.com>` is sent from that address, or from its domain, whichever has been verified. */
export const readSender: Reader = (named) => {
  const reading = readName(named);
  if (reading.kind !== 'name') return reading;
  const text = reading.text.some((piece) => typeof piece === 'string' && piece.includes('<')) ? inBrackets(reading.text) : reading.text;
  const [, domain] = split(text, '@', 2);
  return domain === undefined
    ? { ...reading, text }
    : [
        { ...reading, text },
        { ...reading, text: domain },
      ];
};

function inBrackets(text: Text): Text {
  return split(split(text, '<').at(-1)!, '>')[0]!;
}

function untold({ at }: Named): Reading {
  return { kind: 'untold', untold: { at } };
}

function isWord(text: Text | undefined, word: string): boolean {
  return text !== undefined && literal(text) === word;
}

/** IAM is asked for the state machine, whichever version or alias of it is named. */
export const readMachine: Reader = (named) => {
  const { text } = named;
  const parts = split(text, ':');
  const isMade = typeof text[0] === 'object' && (text[0].kind === 'resource' || text[0].kind === 'given');
  const kept = startsWith(text, 'arn:') ? parts.slice(0, 7) : isMade ? parts.slice(0, 1) : parts;
  return readName({ ...named, text: joined(...kept.flatMap((part, index) => (index === 0 ? [part] : [[':'], part]))) });
};
