import { live } from '../../cloudformation/intrinsic.js';
import type { Grant } from './grant.js';
import { type LiveText, openPieces, subText } from './live-text.js';
import { possibleTexts } from './possible-texts.js';
import type { ExpandedStage } from './scope.js';

/** The actions that IAM can allow for roles with a certain permissions boundary only. */
const boundable: readonly string[] = [
  'iam:CreateRole',
  'iam:PutRolePolicy',
  'iam:DeleteRolePolicy',
  'iam:AttachRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
];

/**
 * Where every role of the stack has a permissions boundary, the deploy role can make and change roles with one of these boundaries only,
 * and take it away from none. So whoever can change the template gets no rights beyond it, unless the boundary is the stack's own.
 */
export function bounded(grants: readonly Grant[], { resources, scope }: ExpandedStage): readonly Grant[] {
  const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
  const texts = roles.flatMap(({ properties }) => possibleTexts(properties['PermissionsBoundary'], scope));
  const isKnown = (text: LiveText | undefined): text is LiveText => text !== undefined && openPieces(text, scope.stack).length === 0;
  if (texts.length === 0 || !texts.every(isKnown)) return grants;
  const boundaries = [...new Set(texts.map((text) => subText(text)))].map(live);
  return grants.flatMap((grant): Grant[] => {
    const [limited, others] = [true, false].map((isLimited) => grant.actions.filter((action) => boundable.includes(action) === isLimited));
    const free = others!.filter((action) => action !== 'iam:DeleteRolePermissionsBoundary');
    const condition = { ...(grant.condition as object | undefined), StringLike: { 'iam:PermissionsBoundary': boundaries } };
    return [...(free.length === 0 ? [] : [{ ...grant, actions: free }]), ...(limited!.length === 0 ? [] : [{ ...grant, actions: limited!, condition }])];
  });
}
