import { resolveValue } from './resolve-text.js';
import type { Value } from '../../cloudformation/template.js';
import type { RightsContext } from './rights-context.js';
import { any, isHole, joined, literal, type Piece, pseudo, split, startsWith, type Text, type Untold } from './text.js';
import { type Given, type TemplateType, templateType } from './template-names.js';

/** What a text of the input says of a resource. */
export type Reading =
  | { readonly kind: 'arn'; readonly text: Text }
  /** A name that goes into the format of the ARN, with another region and account than the client's, if it says so. */
  | { readonly kind: 'name'; readonly text: Text; readonly region?: Text; readonly account?: Text; readonly condition?: Value }
  /** It may be any resource. */
  | { readonly kind: 'untold'; readonly untold: Untold }
  /** The call has nothing to do with a resource of this type. */
  | { readonly kind: 'none' };

/** A text of the input, with what is needed to read it. */
export interface Named {
  readonly text: Text;
  /** The member that it stands in: `TopicArn`. */
  readonly member: string;
  /** The offset of the call. */
  readonly at: number;
  readonly context: RightsContext;
}

/** Reads a text that is a name, or an ARN. */
export function readName(named: Named): Reading {
  const { text, member } = named;
  const [piece] = text;
  if (piece === undefined) return { kind: 'none' };
  if (text.length === 1 && typeof piece === 'object') {
    if (piece.kind === 'unknown') return { kind: 'untold', untold: piece.untold };
    if (piece.kind === 'resource') return readResource(piece, named);
    if (piece.kind === 'given' && (/arn$/i.test(member) || /arn$/i.test(piece.name) || hasArnDefault(piece.name, named.context))) return { kind: 'arn', text };
  }
  if (startsWith(text, 'arn:')) return readArn(named);
  return circle(named) ?? begunArn(named, piece) ?? { kind: 'name', text: withoutCircles(named) };
}

/** An unknown region is any; an unknown partition or account is taken for the stack's own, as `*` there would let others' resources in. */
function readArn(named: Named): Reading {
  const [start, partition, service, region, account, ...rest] = split(withoutCircles(named), ':', 6);
  const untold = circle(named);
  if (untold !== undefined) return untold;
  const name = service === undefined ? undefined : literal(service);
  if (name === undefined || rest.length === 0) return { kind: 'untold', untold: { at: named.at } };
  const known = (text: Text, instead: Piece): Text => (text.some(isHole) ? [instead] : text);
  const parts = [start!, known(partition!, pseudo('Partition')), [name], known(region!, any), known(account!, pseudo('AccountId')), ...rest];
  return { kind: 'arn', text: joined(...parts.flatMap((part, index) => (index === 0 ? [part] : [[':'], part]))) };
}

/** A longer text that begins with an ARN, or with what may be the start of one: `${process.env.TOPIC_ARN}-dlq`, `${start}:orders`. */
function begunArn({ text, member, context }: Named, piece: Piece): Reading | undefined {
  if (typeof piece === 'string' || text.length === 1) return undefined;
  if (piece.kind === 'resource') return whatIsGiven(piece, context) === 'arn' ? { kind: 'arn', text } : undefined;
  if (!/arn$/i.test(member)) return undefined;
  if (piece.kind === 'given') return { kind: 'arn', text };
  if (piece.kind !== 'unknown') return undefined;
  const end = split(text, ':', 2)[1];
  const name = end === undefined ? undefined : nameAtEnd(end, member);
  return name === undefined ? undefined : { kind: 'name', text: name, region: [any] };
}

/** The name at the end of an ARN: `orders`, `stateMachine:orders`, `rule/orders`. */
function nameAtEnd(end: Text, member: string): Text | undefined {
  const type = typeof end[0] === 'string' ? /^[\w-]+[:/]/.exec(end[0])?.[0] : undefined;
  if (type !== undefined) return joined([(end[0] as string).slice(type.length)], end.slice(1));
  // After others, such as that of a state machine, the version or what belongs to it may follow.
  return /^(?:topic|target|queue|stream)arn$/i.test(member) ? end : undefined;
}

/** What the template gives in place of a resource, as far as that is known. */
export function whatIsGiven({ id, attribute }: ResourcePiece, { resources }: RightsContext): Given | undefined {
  const known = givenBy(templateType(resources.get(id)!.type), attribute);
  return known ?? (attribute !== undefined && /arn$/i.test(attribute) ? 'arn' : undefined);
}

export type ResourcePiece = Extract<Piece, { readonly kind: 'resource' }>;

function readResource(piece: ResourcePiece, { member, at, context }: Named): Reading {
  const { id, attribute } = piece;
  const { type } = context.resources.get(id)!;
  const known = templateType(type);
  const kind = givenBy(known, attribute) ?? (/arn$/i.test(attribute ?? member) ? 'arn' : 'name');
  const circle = context.ask(id);
  if (circle === undefined) {
    if (kind === 'arn') return { kind: 'arn', text: [piece] };
    return known?.arn === undefined ? { kind: 'name', text: [piece] } : { kind: 'arn', text: [{ kind: 'resource', id, attribute: arnAttribute(known) }] };
  }
  const name = ownName(id, known, at, context);
  return name === undefined ? { kind: 'untold', untold: { at, circle } } : { kind: 'name', text: name };
}

function arnAttribute({ ref, arn }: TemplateType): string | undefined {
  return ref === 'arn' ? undefined : arn;
}

function givenBy(type: TemplateType | undefined, attribute: string | undefined): Given | undefined {
  if (type === undefined) return undefined;
  if (attribute === undefined) return type.ref;
  if (attribute === type.arn) return 'arn';
  return type.attributes !== undefined && Object.hasOwn(type.attributes, attribute) ? type.attributes[attribute] : undefined;
}

/** The name that the template gives a resource, if that refers to nothing. */
function ownName(id: string, type: TemplateType | undefined, at: number, context: RightsContext): Text | undefined {
  const value = type?.name === undefined ? undefined : context.resources.get(id)?.properties[type.name];
  const [name, ...others] = value === undefined ? [] : resolveValue(value, context, at, 0);
  return name !== undefined && others.length === 0 && name.every((piece) => typeof piece === 'string' || piece.kind === 'pseudo') ? name : undefined;
}

/** A longer text with a resource in it to which the policy cannot refer, and which has no name of its own. */
function circle({ text, at, context }: Named): Reading | undefined {
  for (const piece of text) {
    const way = typeof piece === 'object' && piece.kind === 'resource' && replacement(piece, at, context) === undefined ? context.ask(piece.id) : undefined;
    if (way !== undefined) return { kind: 'untold', untold: { at, circle: way } };
  }
  return undefined;
}

function withoutCircles({ text, at, context }: Named): Text {
  return joined(
    ...text.map((piece): Text => {
      if (typeof piece !== 'object' || piece.kind !== 'resource' || context.ask(piece.id) === undefined) return [piece];
      return replacement(piece, at, context) ?? [piece];
    }),
  );
}

function replacement({ id, attribute }: ResourcePiece, at: number, context: RightsContext): Text | undefined {
  const type = templateType(context.resources.get(id)!.type);
  return givenBy(type, attribute) === 'name' ? ownName(id, type, at, context) : undefined;
}

function hasArnDefault(name: string, { parameters }: RightsContext): boolean {
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const text = (parameter as { readonly Default?: unknown } | undefined)?.Default;
  return typeof text === 'string' && text.startsWith('arn:');
}
