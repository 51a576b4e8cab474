import type { DeployPolicy, UnlistedResource } from '../iam/deploy/deploy-policy.js';
import type { Problem } from '../problem/problem.js';

/** IAM's limit for a role's inline policies, without whitespace. */
const mostCharacters = 10_240;

/** Checks whether the policy of the deploy role lacks permissions, has too many, or is too large. @param file The pipeline's file, as problems name it. */
export function checkDeployPolicy(policy: DeployPolicy, applicationName: string, file: string): Problem[] {
  const where = { file, path: ['Resources', 'CFNDeployRole'] };
  const size = sizeOf(policy, applicationName);
  const tooLarge: Problem = {
    code: 'deploy-role-too-large',
    severity: 'error',
    where,
    message: `the policy of the deploy role would have ${size} characters, but IAM allows at most ${mostCharacters}`,
    fix: 'generate a pipeline for fewer stages, or use --admin-deploy-role',
  };
  return [...policy.unlisted.map((resource) => unlistedProblem(resource, where)), ...(size > mostCharacters ? [tooLarge] : [])];
}

function unlistedProblem({ logicalId, type, granted }: UnlistedResource, where: Problem['where']): Problem {
  const base = { severity: 'warning', where } as const;
  if (granted.length > 0) {
    const message = `${logicalId} has the type ${type}, whose exact permissions are unknown, so the deploy role gets ${granted.join(' and ')}`;
    return { ...base, code: 'deploy-role-wide', message, fix: 'narrow the statement by hand if that is too much' };
  }
  const message = `${logicalId} has the type ${type}, whose permissions are unknown, so the deploy role gets none for it`;
  return { ...base, code: 'deploy-role-lacking', message, fix: 'add a statement to CFNDeployRole, or use --admin-deploy-role' };
}

/** Counted as IAM does, with the longest values of the pseudo parameters. */
function sizeOf({ statements }: DeployPolicy, applicationName: string): number {
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
