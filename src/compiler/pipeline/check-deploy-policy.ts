import type { DeployPolicy } from '../iam/deploy/deploy-policy.js';
import type { Wide } from '../iam/deploy/grant.js';
import { isCut, keptOf } from '../iam/deploy/physical-name.js';
import type { Place, Problem } from '../problem/problem.js';
import { nearest } from '../problem/nearest.js';
import { stageInRegion } from '../config/stage-in-region.js';
import { inRegion } from './in-region.js';
import type { StageTarget } from './pipeline-stage.js';
import { deployRoleId } from './role.js';
import type { PipelineSettings } from './settings.js';
import { type Target, targetsOf, type WithTargets } from './target.js';

/** IAM's limit for a role's inline policies, without whitespace. */
const mostCharacters = 10_240;

/** A stage in a region, whose deploy role is judged. */
export interface JudgedTarget extends StageTarget {
  /** The place of an entry of the template in the user's files; undefined if none has it. */
  readonly placeOf: (path: readonly string[]) => Place | undefined;
}

type Judged = Pick<PipelineSettings, 'home' | 'applicationName'> & { readonly stages: readonly WithTargets<JudgedTarget>[] };

/**
 * Checks whether the policies of the deploy roles have too many permissions, lack some, or are too large.
 *
 * @param file The pipeline's file, as problems name it.
 * @param allowed The logical IDs for which a role may be wider than needed.
 */
export function checkDeployPolicies(judged: Judged, file: string, allowed: readonly string[]): Problem[] {
  const targets = targetsOf(judged);
  const wide = targets.flatMap(({ deployPolicy }) => deployPolicy?.wide ?? []);
  const each = targets.flatMap((target) => (target.deployPolicy === undefined ? [] : checkOne(target, target.deployPolicy, judged, file, allowed)));
  const once = new Map(each.map((problem) => [`${problem.code} ${problem.where.line} ${problem.message}`, problem]));
  return [...once.values(), ...unusedNames(allowed, wide, file), ...sharedNames(judged.stages, file)];
}

function checkOne(target: Target & JudgedTarget, policy: DeployPolicy, { applicationName }: Judged, file: string, allowed: readonly string[]): Problem[] {
  const { stage, elsewhere, placeOf } = target;
  const role = deployRoleId(target);
  const name = stageInRegion({ stage: stage.name, region: elsewhere });
  const where = { file, path: ['Resources', role] };
  const size = sizeOf(inRegion(policy.statements, elsewhere), applicationName);
  const tooLarge: Problem = {
    code: 'deploy-role-too-large',
    severity: 'error',
    where,
    message: `the policy of the deploy role of stage ${name} would have ${size} characters, but IAM allows at most ${mostCharacters}`,
    fix: 'put some resources into a stack of their own, or use --admin-deploy-role',
  };
  return [
    ...policy.wide.filter(({ logicalId }) => !allowed.includes(logicalId)).map((one) => wideProblem(one, placeOf, where)),
    ...policy.lacking.map((resource) => lackingProblem(resource, role, placeOf, where)),
    ...(size > mostCharacters ? [tooLarge] : []),
  ];
}

function wideProblem({ logicalId, path, message, fix }: Wide, placeOf: JudgedTarget['placeOf'], where: Place): Problem {
  const place = placeOf(['Resources', logicalId, ...path]) ?? where;
  return { code: 'deploy-role-wide', severity: 'error', where: place, message, fix: `${fix}, or accept it with --allow-wide ${logicalId}` };
}

function lackingProblem({ logicalId, type }: DeployPolicy['lacking'][number], role: string, placeOf: JudgedTarget['placeOf'], where: Place): Problem {
  return {
    code: 'deploy-role-lacking',
    severity: 'warning',
    where: placeOf(['Resources', logicalId, 'Type']) ?? where,
    message: `${logicalId} has the type ${type}, whose permissions are unknown, so the deploy role gets none for it`,
    fix: `give ${role} what is missing by an AWS::IAM::Policy in the template, or use --admin-deploy-role`,
  };
}

function unusedNames(allowed: readonly string[], wide: readonly Wide[], file: string): Problem[] {
  const ids = new Set(wide.map(({ logicalId }) => logicalId));
  return allowed
    .filter((id) => !ids.has(id))
    .map((id) => {
      const near = nearest(id, ids);
      const fix = near === undefined ? 'leave it out' : `did you mean '${near}'?`;
      const message = `--allow-wide names '${id}', for which no deploy role is wider than needed`;
      return { code: 'deploy-role-allowed', severity: 'warning', where: { file }, message, fix };
    });
}

/** CloudFormation cuts long names of stacks in the names of their resources. */
function sharedNames(stages: Judged['stages'], file: string): Problem[] {
  return stages.flatMap(({ name, stack, targets }, index) => {
    const other = stages.slice(0, index).find((one) => isCut(one.stack) && isCut(stack) && keptOf(one.stack.name) === keptOf(stack.name));
    if (other === undefined || targets.every(({ deployPolicy }) => deployPolicy === undefined)) return [];
    const message = `the deploy roles of ${other.name} and ${name} are both for names that begin with '${keptOf(stack.name)}', to which CloudFormation may cut the names of both stacks`;
    return [
      {
        code: 'deploy-role-shared',
        severity: 'warning',
        where: { file },
        message,
        fix: 'make app_name shorter, so that the names of the stacks have at most 24 characters',
      },
    ];
  });
}

/** Counted as IAM does, with the longest values of the pseudo parameters. */
function sizeOf(statements: DeployPolicy['statements'], applicationName: string): number {
  const values: { readonly [name: string]: string } = {
    'AWS::Partition': 'aws-us-gov',
    'AWS::Region': 'ap-southeast-1',
    'AWS::AccountId': '123456789012',
    'ApplicationBucket.Arn': 'x'.repeat(80),
    ApplicationName: applicationName,
  };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return text.replaceAll(/\{"Fn::Sub":("[^"]*")\}/g, '$1').replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => values[name] ?? name).length;
}
