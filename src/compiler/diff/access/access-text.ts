import { brief } from '../shown-value.js';
import type { Grant } from './grant.js';
import type { HolderKind } from './holder.js';
import type { Uncovered } from './uncovered.js';

const mostListed = 5;

/**
 * What a change of access says, in one sentence.
 *
 * @param newNoun `role`, `user` or `group`, if the holder is one that was not there before
 */
export function accessText(kind: HolderKind, id: string, { grant, actions, resources, principals }: Uncovered, isMore: boolean, newNoun?: string): string {
  const holder = id.startsWith('{') ? brief(JSON.parse(id)) : id;
  const isDenied = grant.effect === 'Deny';
  const verb = isDenied ? (isMore ? 'is no longer denied' : 'is denied') : isMore ? 'may now' : 'may no longer';
  const acts = isDenied ? '' : kind === 'trust' ? 'assume' : kind === 'invoke' ? 'invoke' : 'call';
  const condition = grant.conditions.size > 0 ? ', under conditions' : '';
  const what = grant.actions.isNot ? `everything but ${listText(actions)}` : listText(actions);
  const on = grant.resources.isNot ? `everything but ${listText(resources)}` : listText(resources);
  if (kind === 'identity') {
    const who = newNoun === undefined || isDenied || !isMore ? `${holder} ${verb}` : `The new ${newNoun} ${holder} may`;
    return `${who} ${acts === '' ? '' : `${acts} `}${what}${on === '*' ? ' on every resource' : ` on ${on}`}${condition}`;
  }
  const who = grant.principals.isNot ? `everyone but ${principalText(principals)}` : principalText(principals);
  if (kind === 'trust' || kind === 'invoke') return `${who} ${verb} ${acts === '' ? what : acts} ${holder}${sourceText(grant)}${condition}`;
  return `${who} ${verb} ${acts === '' ? '' : `${acts} `}${what} on ${holder}${condition}`;
}

export function principalText(principals: readonly string[]): string {
  return principals.map((one) => (one === '*' ? 'everyone' : one.slice(one.indexOf(':') + 1))).join(', ');
}

function listText(texts: readonly string[]): string {
  const shown = texts.slice(0, mostListed).join(', ');
  return texts.length > mostListed ? `${shown} and ${texts.length - mostListed} more` : shown;
}

function sourceText({ conditions }: Grant): string {
  const arn = conditions.get('ArnLike aws:sourcearn');
  return arn === undefined ? '' : ` for ${listText(arn)}`;
}
