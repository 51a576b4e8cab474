import { live, subWith } from '../../cloudformation/intrinsic.js';
import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { RightsContext } from './rights-context.js';
import type { Piece, Text } from './text.js';

/** An ARN that matches nothing: no bucket has this name. */
const nothing = live('arn:${AWS::Partition}:s3:::-');

/**
 * The ARN as a statement's `Resource`. Characters that have a meaning for IAM or `Fn::Sub` are escaped, and what is unknown is `*`.
 * A resource that exists under a condition only is referred to only then.
 */
export function writeArn(arn: Text, { resources }: RightsContext): Value {
  const conditions = arn.flatMap((piece) => {
    const condition = typeof piece === 'object' && piece.kind === 'resource' ? resources.get(piece.id)?.attributes['Condition'] : undefined;
    return typeof condition === 'string' ? [condition] : [];
  });
  const value = plainValue(arn);
  return [...new Set(conditions)].sort().reduce<Value>((inner, condition) => ({ 'Fn::If': [condition, inner, nothing] }), value);
}

function plainValue(arn: Text): Value {
  const [piece] = arn;
  if (arn.length === 1 && typeof piece === 'object') {
    if (piece.kind === 'resource') return piece.attribute === undefined ? { Ref: piece.id } : { 'Fn::GetAtt': [piece.id, piece.attribute] };
    if (piece.kind === 'given') return piece.value;
  }
  const values: Value[] = [];
  const text = collapsed(arn.map((one) => subText(one, values)).join(''));
  if (values.length > 0) return subWith(text, Object.fromEntries(values.map((value, index) => [`Given${index + 1}`, value])));
  return live(text);
}

function subText(piece: Piece, values: Value[]): string {
  if (typeof piece === 'string') return escaped(piece);
  switch (piece.kind) {
    case 'resource':
      return piece.attribute === undefined ? `\${${piece.id}}` : `\${${piece.id}.${piece.attribute}}`;
    case 'pseudo':
      return `\${${piece.name}}`;
    case 'given': {
      if (typeof piece.value === 'string') return piece.value;
      if (isMap(piece.value) && typeof piece.value['Ref'] === 'string') return `\${${piece.value['Ref']}}`;
      values.push(piece.value);
      return `\${Given${values.length}}`;
    }
    case 'unknown':
      return '*';
    case 'any':
      return piece.wildcard;
  }
}

/** `*`, `?` and `$` are written `${*}`, `${?}` and `${$}` for IAM, and `Fn::Sub` makes `${*}` of `${!*}`. */
function escaped(text: string): string {
  return text.replace(/[*?]|\$(?=\{)/g, (found) => `\${!${found}}`);
}

function collapsed(text: string): string {
  return text.replace(/\*{2,}/g, '*');
}
