import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { type Named, readName, type Reading, whatIsGiven } from './read-name.js';
import type { Reader } from './source.js';
import { any, joined, literal, type Piece, split, type Text, untoldOf } from './text.js';

/** `https://sqs.eu-west-1.amazonaws.com/123456789012/orders`, or the older `https://eu-west-1.queue.amazonaws.com/…`. */
export const readQueueUrl: Reader = (named) => {
  const { text } = named;
  const [piece] = text;
  if (text.length === 1 && typeof piece === 'object') {
    return piece.kind === 'given' && isMap(piece.value) ? queueOfGivenUrl(piece.value) : readName(named);
  }
  if (typeof piece === 'object') {
    const begun = begunUrl(named, piece);
    if (begun !== undefined) return begun;
  }
  const [scheme, , host, account, name, ...others] = split(text, '/');
  if (host === undefined) return readName(named);
  if (name === undefined || account === undefined || others.length > 0 || literal(scheme!) === undefined) return { kind: 'untold', untold: { at: named.at } };
  const [first, second] = split(host, '.');
  const region = isWord(first, 'sqs') ? second : isWord(second, 'queue') ? first : undefined;
  return {
    kind: 'name',
    text: name,
    ...(region !== undefined && untoldOf(region).length === 0 && { region }),
    ...(untoldOf(account).length === 0 && { account }),
  };
};

/** A longer text that begins with a queue's URL, or with what may be the start of one: `${process.env.QUEUE_URL}-dlq`, `${start}/orders`. */
function begunUrl(named: Named, piece: Exclude<Piece, string>): Reading | readonly Reading[] | undefined {
  const [, ...rest] = named.text;
  const parts = split(named.text, '/');
  if (parts.length > 1) return piece.kind === 'given' || piece.kind === 'unknown' ? { kind: 'name', text: parts.at(-1)!, region: [any] } : undefined;
  if (piece.kind === 'resource' && whatIsGiven(piece, named.context) === 'url')
    return readName({ ...named, text: [{ ...piece, attribute: 'QueueName' }, ...rest] });
  if (piece.kind !== 'given' || !isMap(piece.value)) return undefined;
  const queue = queueOfGivenUrl(piece.value);
  return { ...queue, text: joined(queue.text, rest) };
}

function queueOfGivenUrl(url: Value): Extract<Reading, { readonly kind: 'name' }> {
  const part = (separator: string, index: number): Text => [{ kind: 'given', value: { 'Fn::Select': [index, { 'Fn::Split': [separator, url] }] }, name: '' }];
  return { kind: 'name', text: part('/', 4), region: part('.', 1), account: part('/', 3) };
}

function isWord(text: Text | undefined, word: string): boolean {
  return text !== undefined && literal(text) === word;
}
