import { type Named, readName, type Reading } from './read-name.js';
import { resolveValue } from './resolve-text.js';
import type { Reader } from './source.js';
import { any, joined, literal, split, startsWith, type Text } from './text.js';

/** A parameter's name, with its slash: `/orders/key`, `key`, `key:3`. Where it is not known whether it begins with one, anything stands for that. */
export const readParameter: Reader = (named) => {
  const reading = parameterName(named);
  if (reading.kind !== 'name') return reading;
  return { kind: 'name', text: withSlash(withoutSelector(reading.text)) };
};

/** The parameters below a path, and the path itself. */
export const readParameterPath: Reader = (named) => {
  const reading = parameterName(named);
  if (reading.kind !== 'name') return reading;
  const path = withSlash(split(reading.text, '/').at(-1)!.length === 0 ? joined(...withoutLast(split(reading.text, '/'))) : reading.text);
  const below: Reading = { kind: 'name', text: joined(path, ['/'], [any]) };
  return literal(path) === '/' ? { kind: 'name', text: ['/', any] } : [{ kind: 'name', text: path }, below];
};

/** Its own name says whether there is a slash, which `Ref` does not. */
function parameterName(named: Named): Reading {
  const { text, context, at } = named;
  const [piece] = text;
  if (text.length === 1 && typeof piece === 'object' && piece.kind === 'resource') {
    const name = context.resources.get(piece.id)?.properties['Name'];
    const [own] = name === undefined ? [] : resolveValue(name, context, at, 0);
    if (own !== undefined) return readName({ ...named, text: own });
    // CloudFormation generates names without.
    const reading = readName(named);
    return reading.kind === 'name' ? { ...reading, text: joined(['/'], reading.text) } : reading;
  }
  return readName(named);
}

function withSlash(text: Text): Text {
  if (text.length === 0) return ['/'];
  if (startsWith(text, '/')) return text;
  return typeof text[0] === 'string' ? joined(['/'], text) : joined([any], text);
}

/** A version or a label of the parameter. */
function withoutSelector(text: Text): Text {
  return split(text, ':')[0]!;
}

function withoutLast(parts: readonly Text[]): Text[] {
  return parts.slice(0, -1).map((part, index) => (index === 0 ? part : joined(['/'], part)));
}
