import { type Arn, type Arns, arnsOf, type Regions } from './arns.js';
import type { Input } from './input.js';
import type { RightsContext } from './rights-context.js';
import type { ActionType, ServiceData } from './service-data.js';
import type { ArnRule, Need, ServiceRules } from './service-rules.js';
import { from, type Source } from './source.js';
import type { Untold } from './text.js';

/** The resources to which an action of a call applies. */
export interface Targets {
  /** All of them, or undefined for `*`. */
  readonly arns: readonly Arn[] | undefined;
  readonly untold: readonly Untold[];
}

/** A call, and what is known of its service. */
export interface Asked {
  readonly input: Input;
  readonly context: RightsContext;
  readonly regions: Regions;
  readonly rules: ServiceRules;
}

/** Members that hold the ARN of whatever the call is about. */
const arnMember: ArnRule = { format: '${Arn}', from: { Arn: from(['ResourceArn', 'ResourceARN', 'resourceArn', 'resourceARN']) } };

/** Actions that are the same for resources of all types: tags and policies. */
const aboutAnything = /^((Un)?tag|(list|get)Tags|(Get|Put|Delete)Resource(Polic(y|ies)))/i;

/**
 * @param data Of the service of the need's action.
 * @returns Undefined if the call does not need the action after all.
 */
export function targetsOf(need: Need, data: ServiceData, asked: Asked): Targets | undefined {
  if (need.on !== undefined) {
    const arns = ofRules(need.on, '', asked);
    return arns === undefined && need.isOptional === true ? undefined : whole([arns], asked);
  }
  const action = need.action.slice(need.action.indexOf(':') + 1);
  const all = Object.hasOwn(data.actions, action) ? data.actions[action]! : [];
  const isAboutAnything = aboutAnything.test(action);
  const byArn = isAboutAnything ? ofArnMember(asked) : undefined;
  if (byArn !== undefined) return whole([byArn], asked);
  const types = need.types === undefined ? all : need.types.map((type): ActionType => ({ type, isRequired: false }));
  if (types.length === 0) return { arns: undefined, untold: [] };

  const found = types.map(({ type, isRequired }) => ({ isRequired, arns: ofType(type, isRequired, data, asked) }));
  const named = found.flatMap(({ arns }) => arns ?? []);
  if (named.length > 0 && found.every(({ isRequired, arns }) => !isRequired || arns !== undefined)) return whole(named, asked);
  const other = isAboutAnything ? undefined : ofArnMember(asked);
  if (other !== undefined) return whole([other], asked);
  // An action that may do without a resource gets `*`, where the call names none.
  if (need.types === undefined && !found.some(({ isRequired }) => isRequired)) return { arns: undefined, untold: [] };
  return { arns: undefined, untold: named.flatMap(({ untold }) => untold).concat(named.length === 0 ? [{ at: asked.input.at }] : []) };
}

/** By a member that the input is seen to have. */
function ofArnMember(asked: Asked): Arns | undefined {
  const byArn = ofRules([arnMember], '', asked);
  return byArn === undefined || byArn.untold.some(isUnseen) ? undefined : byArn;
}

function whole(found: readonly (Arns | undefined)[], { input }: Asked): Targets {
  const known = found.filter((arns) => arns !== undefined);
  const untold = known.flatMap((one) => one.untold);
  if (known.length === 0) return { arns: undefined, untold: [{ at: input.at }] };
  return { arns: known.some(({ isOpen }) => isOpen) ? undefined : known.flatMap(({ arns }) => arns), untold };
}

function ofType(type: string, isRequired: boolean, data: ServiceData, asked: Asked): Arns | undefined {
  const format = Object.hasOwn(data.types, type) ? data.types[type]! : '';
  const own = asked.rules.types !== undefined && Object.hasOwn(asked.rules.types, type) ? asked.rules.types[type] : undefined;
  const arns = ofRules(own ?? [byNames(format)], format, asked);
  // What the input may have without our seeing it, and need not.
  return arns !== undefined && !isRequired && arns.isOpen && arns.untold.every(isUnseen) ? undefined : arns;
}

function ofRules(rules: readonly ArnRule[], format: string, { input, context, regions }: Asked): Arns | undefined {
  const found = rules.flatMap((rule) => {
    const arns = rule.when?.(input) === false ? undefined : arnsOf(rule.format ?? format, rule.from, input, context, regions);
    return arns === undefined ? [] : [arns];
  });
  if (found.length === 0) return undefined;
  return { arns: found.flatMap(({ arns }) => arns), untold: found.flatMap(({ untold }) => untold), isOpen: found.some(({ isOpen }) => isOpen) };
}

/** A member that has the name of a place in the ARN: `workspaceId` for `${WorkspaceId}`. */
function byNames(format: string): ArnRule {
  const places = [...format.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name!).filter((name) => !['Partition', 'Region', 'Account'].includes(name));
  return { from: Object.fromEntries(places.map((name): [string, Source] => [name, from([name, name.charAt(0).toLowerCase() + name.slice(1)])])) };
}

function isUnseen({ member }: Untold): boolean {
  return member !== undefined;
}
