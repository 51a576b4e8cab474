import { distinct } from '../../cloudformation/distinct.js';
import type { ReachedCalls, SdkCall } from '../calls/sdk-call.js';
import type { Regions } from './arns.js';
import { encryptionRights } from './encryption.js';
import { inputOf } from './input.js';
import { needsOf } from './needs-of.js';
import { resolveText } from './resolve-text.js';
import type { Right, Rights, RightsProblem } from './right.js';
import type { RightsContext } from './rights-context.js';
import { describeActionUnknown, describeUntold } from './rights-problem.js';
import { type Targets, targetsOf } from './targets.js';
import { any, type Untold } from './text.js';
import { writeArn } from './write-arn.js';

/** What the calls of a function need: for each call its actions and their resources, and warnings where these cannot be told. */
export function rightsOf({ calls }: ReachedCalls, context: RightsContext): Rights {
  const found = [...new Set(calls)].map((call) => rightsOfCall(call, context));
  return {
    rights: found.flatMap(({ rights }) => distinct(rights, withoutCall)),
    problems: distinct(
      found.flatMap(({ problems }) => problems),
      withoutCall,
    ),
  };
}

/** What a call is called with may be large. */
function withoutCall({ call: _call, ...rest }: Right | RightsProblem): object {
  return rest;
}

function rightsOfCall(call: SdkCall, context: RightsContext): Rights {
  const input = inputOf(call);
  const asked = needsOf(call, input, context);
  if (asked === undefined) return { rights: [], problems: [describeActionUnknown(call, input.at)] };
  const regions = regionsOf(call, context, input.at);
  const found = asked.needs.flatMap((need) => {
    const data = context.dataOf(need.action.slice(0, need.action.indexOf(':')));
    const targets = data === undefined ? undefined : targetsOf(need, data, { input, context, regions, rules: asked.rules });
    return targets === undefined ? [] : [{ need, targets }];
  });
  const rights = found.flatMap(({ need, targets }) => rightsTo(need.action, need.to, targets, call, context));
  const problems = untoldProblems(
    found.map(({ need, targets }) => ({ action: need.action, targets })),
    call,
  );
  const encryption = encryptionRights(call, rights, circlesOf(found), input, context);
  return { rights: [...rights, ...encryption.rights], problems: [...problems, ...encryption.problems] };
}

function circlesOf(found: readonly { targets: Targets }[]): string[] {
  return found.flatMap(({ targets }) => targets.untold.flatMap(({ circle }) => circle?.[0] ?? []));
}

function rightsTo(action: string, to: readonly string[] | undefined, { arns }: Targets, call: SdkCall, context: RightsContext): Right[] {
  const passing = to === undefined ? undefined : { StringEquals: { 'iam:PassedToService': to.length === 1 ? to[0]! : to } };
  if (arns === undefined) return [{ action, resource: '*', ...(passing !== undefined && { condition: passing }), call }];
  return arns.map(({ text, condition = passing }) => ({
    action,
    resource: writeArn(text, context),
    ...(condition !== undefined && { condition }),
    call,
  }));
}

/** The same cause is told once, with all actions that it makes wide. */
function untoldProblems(found: readonly { action: string; targets: Targets }[], call: SdkCall): RightsProblem[] {
  if (found.every(({ targets }) => targets.untold.length === 0)) return [];
  const causes = new Map<string, { untold: Untold; actions: string[]; isOpen: boolean }>();
  for (const { action, targets } of found) {
    for (const untold of targets.untold) {
      const isOpen = targets.arns === undefined;
      const key = JSON.stringify([untold, isOpen]);
      const cause = causes.get(key) ?? { untold, actions: [], isOpen };
      causes.set(key, { ...cause, actions: [...new Set([...cause.actions, action])] });
    }
  }
  return [...causes.values()].map(({ untold, actions, isOpen }) => describeUntold(untold, actions, isOpen, call));
}

const ownRegion: Regions = { texts: [], untold: undefined };

/** A region that is not known may be any. */
function regionsOf({ region }: SdkCall, context: RightsContext, at: number): Regions {
  if (region.length === 0) return ownRegion;
  const texts = region.flatMap((value) => (value.kind === 'text' ? resolveText(value, context, at) : value.kind === 'unknown' ? [[any]] : []));
  const unknown = region.find(({ kind }) => kind === 'unknown');
  const isKnown = texts.every((text) => text.every((piece) => typeof piece === 'string' || piece.kind === 'pseudo' || piece.kind === 'given'));
  return {
    texts: isKnown ? texts : [[any]],
    untold: isKnown ? undefined : { at: unknown?.kind === 'unknown' ? unknown.at : at },
  };
}
