import { expect } from 'chai';
import { parseDocument } from 'yaml';
import { githubRolesTemplate, githubTrustPolicies } from '../../../src/compiler/pipeline/github-roles.js';
import { workflow } from '../../../src/compiler/pipeline/workflow.js';
import { fixed, settings, skeleton, stage } from './sample.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [name: string]: unknown };
}
interface Job {
  readonly needs?: readonly string[];
  readonly outputs?: { readonly [name: string]: string };
  readonly environment?: string;
  readonly permissions?: { readonly [name: string]: string };
  readonly env?: { readonly [name: string]: string };
  readonly 'runs-on': string;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: { readonly [name: string]: string };
  readonly jobs: { readonly [id: string]: Job };
}

const given = settings({
  stages: [stage('beta'), stage('prod', { templateName: 'sam.yaml', capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] }), stage('on')],
  nodeMajor: 22,
});
const text = workflow(skeleton, given);

function parsed(): Workflow {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).to.deep.equal([]);
  return document.toJS() as Workflow;
}

/** By GitHub's syntax reference: what may stand there, as far as we use any of it. */
const known = {
  workflow: ['name', 'on', 'concurrency', 'permissions', 'jobs'],
  job: ['needs', 'runs-on', 'outputs', 'environment', 'permissions', 'env', 'steps'],
  step: ['id', 'uses', 'run', 'with'],
};

describe('the workflow of GitHub Actions', () => {
  it('has only keys that GitHub knows, with the types that it wants', () => {
    const all = parsed();
    expect(known.workflow).to.include.members(Object.keys(all));
    for (const [id, job] of Object.entries(all.jobs)) {
      expect(id).to.match(/^[A-Za-z_][A-Za-z0-9_-]*$/);
      expect(known.job).to.include.members(Object.keys(job));
      for (const step of job.steps) {
        expect(known.step).to.include.members(Object.keys(step));
        expect(Object.keys(step).filter((key) => key !== 'with' && key !== 'id')).to.have.lengthOf(1);
        for (const value of Object.values(step.with ?? {})) expect(typeof value).to.be.oneOf(['string', 'boolean']);
      }
    }
  });

  it('leaves no word to fill in', () => {
    expect(text).to.not.match(/\b(STAGE|PREVIOUS|TEMPLATE|STACK|CAPABILITIES|NODE_MAJOR|RUNNER)\b/);
  });

  it('pins every action to a commit, and says which version that is', () => {
    const uses = text.split('\n').filter((line) => line.includes('uses:'));
    expect(uses).to.have.length.above(4);
    for (const line of uses) expect(line).to.match(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('gives a token for AWS to the deploying jobs only, and no right to write to any', () => {
    const { permissions, jobs } = parsed();
    expect(permissions).to.deep.equal({ contents: 'read' });
    const { build, ...deploying } = jobs;
    expect(build!.permissions).to.equal(undefined);
    for (const job of Object.values(deploying)) expect(job.permissions).to.deep.equal({ 'id-token': 'write' });
  });

  it('packages all stages in one job, and deploys them one after the other, each in its environment', () => {
    const { build, ...deploying } = parsed().jobs;
    expect(build!.steps.flatMap(({ run }) => run ?? [])).to.deep.equal([
      'npm ci',
      'npx --no tschalice package --stage beta out/beta',
      'npx --no tschalice package --stage prod out/prod',
      'npx --no tschalice package --stage on out/on',
    ]);
    expect(Object.entries(deploying).map(([id, { needs, environment }]) => [id, needs, environment])).to.deep.equal([
      ['deploy-beta', ['build'], 'beta'],
      ['deploy-prod', ['build', 'deploy-beta'], 'prod'],
      ['deploy-on', ['build', 'deploy-prod'], 'on'],
    ]);
  });

  it('deploys what the build has uploaded, by its ID and not by its name, and builds from no cache', () => {
    const { build, ...deploying } = parsed().jobs;
    const upload = build!.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(upload).to.include({ id: 'packages' });
    expect(build!.outputs).to.deep.equal({ packages: '${{ steps.packages.outputs.artifact-id }}' });
    for (const { steps, needs } of Object.values(deploying)) {
      expect(needs).to.include('build');
      const download = steps.find(({ uses }) => uses?.startsWith('actions/download-artifact@'))!;
      expect(download.with).to.deep.equal({ 'artifact-ids': '${{ needs.build.outputs.packages }}', path: 'out/' });
    }
    const node = build!.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))!;
    expect(node.with).to.include({ 'package-manager-cache': false }).and.not.have.property('cache');
  });

  it('uploads the code of each stage below its own prefix, where only its own role may write', () => {
    for (const name of ['beta', 'prod', 'on']) {
      const uploading = parsed().jobs[`deploy-${name}`]!.steps.flatMap(({ run }) => run ?? []);
      for (const run of uploading) expect(run).to.contain(` --s3-prefix ${name} `);
    }
  });

  it('builds nothing where it deploys', () => {
    const { build: _build, ...deploying } = parsed().jobs;
    for (const { steps } of Object.values(deploying))
      expect(steps.filter(({ run, uses }) => /npm|npx/.test(run ?? '') || /checkout|setup/.test(uses ?? ''))).to.deep.equal([]);
  });

  it('deploys the template of each stage to its stack with what it needs', () => {
    const { run } = parsed().jobs['deploy-prod']!.steps.at(-1)!;
    expect(run).to.equal(
      'aws cloudformation deploy --template-file transformed.yaml --stack-name shop-prod --capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND' +
        ' --role-arn "$CFN_DEPLOY_ROLE" --s3-bucket "$ARTIFACT_BUCKET" --s3-prefix prod --no-fail-on-empty-changeset',
    );
    expect(parsed().jobs['deploy-prod']!.steps.at(-2)!.run).to.contain('--template-file out/prod/sam.yaml ');
  });

  it('puts no expression into a shell command', () => {
    for (const { steps } of Object.values(parsed().jobs)) for (const { run = '' } of steps) expect(run).to.not.contain('${{');
  });
});

describe('the roles of the workflow', () => {
  const names = ['beta', 'prod', 'on'];
  const roles = ['GithubActionsRole', 'GithubActionsRoleProd', 'GithubActionsRoleOn'];
  const { Conditions, Resources, Outputs } = githubRolesTemplate(given, fixed);
  const issuer = 'token.actions.githubusercontent.com';

  it("are one a stage, trusted by that stage's environment in runs of the deployed branch, by the template and by the printed policies", () => {
    const conditions = roles.map((id) => {
      const [statement] = (Resources[id]!.Properties['AssumeRolePolicyDocument'] as { Statement: { Condition: object }[] }).Statement;
      return statement!.Condition;
    });
    expect(conditions).to.deep.equal(
      names.map((name) => ({
        StringEquals: {
          [`${issuer}:aud`]: { 'Fn::If': ['IsChina', 'sts.amazonaws.com.cn', 'sts.amazonaws.com'] },
          [`${issuer}:sub`]: { 'Fn::Sub': `repo:\${GithubOwner}/\${GithubRepoName}:environment:${name}` },
        },
        // Not every partition's STS gives the branch to policies.
        StringEqualsIfExists: { [`${issuer}:ref`]: { 'Fn::Sub': 'refs/heads/${GithubBranch}' } },
      })),
    );
    const printed = githubTrustPolicies(given) as { stage: string; policy: { Statement: { Condition: { [operator: string]: object } }[] } }[];
    expect(printed.map(({ stage: name, policy }) => [name, policy.Statement[0]!.Condition])).to.deep.equal(
      names.map((name) => [
        name,
        {
          StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: `repo:OWNER@ID/REPO@ID:environment:${name}` },
          StringEqualsIfExists: { [`${issuer}:ref`]: 'refs/heads/main' },
        },
      ]),
    );
  });

  it('trust tokens for the audience that the provider and the workflow have, in China another one', () => {
    expect(Conditions!['IsChina']).to.deep.equal({ 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] });
    expect(Resources['GithubProvider']!.Properties['ClientIdList']).to.deep.equal([{ 'Fn::If': ['IsChina', 'sts.amazonaws.com.cn', 'sts.amazonaws.com'] }]);
    for (const name of names) {
      const credentials = parsed().jobs[`deploy-${name}`]!.steps.find(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'));
      expect(credentials!.with!['audience']).to.equal("${{ startsWith(vars.AWS_REGION, 'cn-') && 'sts.amazonaws.com.cn' || 'sts.amazonaws.com' }}");
    }
  });

  it('have no ARN of one partition', () => {
    expect(JSON.stringify(Resources)).to.not.match(/arn:aws\b/);
  });

  it('pass only the role of CloudFormation for their own stage, and only to it', () => {
    const deployRoles = ['CFNDeployRole', 'CFNDeployRoleProd', 'CFNDeployRoleOn'];
    for (const [index, id] of roles.entries()) {
      const text = JSON.stringify(Resources[id]);
      expect(text).to.contain(
        `"Action":["iam:PassRole"],"Resource":{"Fn::GetAtt":["${deployRoles[index]}","Arn"]},"Condition":{"StringEquals":{"iam:PassedToService"`,
      );
      expect(text).to.not.contain('"Resource":"*"');
    }
    expect(Object.keys(Outputs)).to.include.members([...roles, ...deployRoles].map((id) => `${id}Arn`));
  });

  it("name no other stage's stack, code or role", () => {
    for (const [index, id] of roles.entries()) {
      const text = JSON.stringify(Resources[id]);
      for (const [other, name] of names.entries()) {
        expect(text.includes(`stack/\${ApplicationName}-${name}/`), `${id} on the stack of ${name}`).to.equal(index === other);
        expect(text.includes(`\${ApplicationBucket.Arn}/${name}/*`), `${id} on the code of ${name}`).to.equal(index === other);
      }
    }
  });

  it('have a path of their own, which no deploy role may change', () => {
    for (const { Type, Properties } of Object.values(Resources)) if (Type === 'AWS::IAM::Role') expect(Properties['Path']).to.equal('/pipeline/');
  });
});
