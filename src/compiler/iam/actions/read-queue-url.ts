import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { readName, type Reading } from './read-name.js';
import type { Reader } from './source.js';
import { literal, split, type Text, untoldOf } from './text.js';

/** `https://sqs.eu-west-1.amazonaws.com/123456789012/orders`, or the older `https://eu-west-1.queue.amazonaws.com/…`. */
export const readQueueUrl: Reader = (named) => {
  const { text } = named;
  const [piece] = text;
  if (text.length === 1 && typeof piece === 'object') {
    return piece.kind === 'given' && isMap(piece.value) ? queueOfGivenUrl(piece.value) : readName(named);
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

function queueOfGivenUrl(url: Value): Reading {
  const part = (separator: string, index: number): Text => [{ kind: 'given', value: { 'Fn::Select': [index, { 'Fn::Split': [separator, url] }] }, name: '' }];
  return { kind: 'name', text: part('/', 4), region: part('.', 1), account: part('/', 3) };
}

function isWord(text: Text | undefined, word: string): boolean {
  return text !== undefined && literal(text) === word;
}
