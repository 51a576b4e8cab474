import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { ResourcePair } from './pair.js';
import { type Comparison, detailOf, makeChange } from './make-change.js';
import { plainText } from './shown-value.js';
import type { ReviewRule } from './review-rule.js';
import type { ChangeKind, ReviewChange } from './stage-diff.js';

/** What becomes public, or no longer is, apart from policies and routes: function URLs and buckets. */
export function exposureChanges(comparison: Comparison): ReviewChange[] {
  return comparison.pairs.flatMap((pair) => {
    if (pair.is === undefined) return [];
    if (pair.type === 'AWS::Lambda::Url') return urlChanges(pair, comparison);
    return pair.type === 'AWS::S3::Bucket' ? bucketChanges(pair, comparison) : [];
  });
}

function urlChanges(pair: ResourcePair, comparison: Comparison): ReviewChange[] {
  const [was, is] = [pair.was?.properties['AuthType'], pair.is!.properties['AuthType']];
  const fn = pair.subject.origin ?? pair.logicalId;
  if (is === 'NONE' && was !== 'NONE') {
    const message = `The URL of ${fn} can be called by everyone, without authorization`;
    return [propertyChange('function-url-public', ['public-route'], pair, ['AuthType'], message, comparison)];
  }
  return is !== 'NONE' && was === 'NONE'
    ? [propertyChange('exposure-reduced', ['breaking-api'], pair, ['AuthType'], `The URL of ${fn} demands authorization`, comparison)]
    : [];
}

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
const publicAcls: readonly string[] = ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'];

function bucketChanges(pair: ResourcePair, comparison: Comparison): ReviewChange[] {
  const { logicalId, was, is } = pair;
  const [old, fresh] = [was, is].map((side) => side?.properties['PublicAccessBlockConfiguration']);
  // Without a configuration, S3 blocks all public access of a new bucket. To remove one lets everything through.
  const dropped = blocks.filter((name) => isBlocked(old, name) && (fresh === undefined ? old !== undefined : !isBlocked(fresh, name)));
  const raised = blocks.filter((name) => was !== undefined && !isBlocked(old, name) && isBlocked(fresh, name));
  const path = ['PublicAccessBlockConfiguration'];
  const [oldAcl, acl] = [was, is].map((side) => plainText(side?.properties['AccessControl'] ?? 'Private'));
  const changes: ReviewChange[] = [];
  if (dropped.length > 0) {
    changes.push(
      propertyChange(
        'public-access-block-dropped',
        ['broadening'],
        pair,
        path,
        `${logicalId} no longer blocks public access: ${dropped.join(', ')}`,
        comparison,
      ),
    );
  } else if (raised.length > 0 && fresh !== undefined && old !== undefined) {
    changes.push(propertyChange('exposure-reduced', [], pair, path, `${logicalId} blocks public access: ${raised.join(', ')}`, comparison));
  }
  if (publicAcls.includes(acl!) && oldAcl !== acl) {
    changes.push(propertyChange('bucket-acl-public', ['broadening'], pair, ['AccessControl'], `The ACL of ${logicalId} becomes ${acl}`, comparison));
  } else if (publicAcls.includes(oldAcl!) && oldAcl !== acl) {
    changes.push(propertyChange('exposure-reduced', [], pair, ['AccessControl'], `The ACL of ${logicalId} is ${acl}, and no longer ${oldAcl}`, comparison));
  }
  return changes;
}

function isBlocked(configuration: Value | undefined, name: string): boolean {
  return configuration === undefined || (isMap(configuration) && plainText(configuration[name] ?? false) === 'true');
}

function propertyChange(
  rule: ReviewRule,
  kinds: readonly ChangeKind[],
  pair: ResourcePair,
  path: readonly string[],
  message: string,
  comparison: Comparison,
): ReviewChange {
  const { logicalId, was, is, subject } = pair;
  const [old, fresh] = [was, is].map((side) => side?.properties[path[0]!]);
  return makeChange(rule, {
    kinds,
    impact: comparison.impacts.get(logicalId)?.impact ?? 'update',
    subject,
    message,
    details: [detailOf(['Resources', logicalId, 'Properties', ...path], old, fresh, comparison.shown)],
  });
}
