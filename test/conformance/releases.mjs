// Walks through a release of each strategy on moto, with the real aws command: what is deployed at each step has the code, the versions and the traffic that
// the ledger says.
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeStack } from './moto.mjs';
import { startProject } from './project.mjs';

export async function walkReleases({ root, moto, work, bucket, check }) {
  const cases = join(root, 'test/cases');
  for (const name of readdirSync(cases).filter((one) => one.startsWith('release-'))) {
    const { stage, steps } = JSON.parse(readFileSync(join(cases, name, 'case.json'), 'utf8')).walk;
    const project = startProject({ root, moto, work, name, folder: join(cases, name) });
    const stackName = `${project.appName}-${stage}`;
    await moto.aws('sqs', 'create-queue', '--queue-name', 'users');
    /** Hash in the ledger → hash of the code in Lambda. */
    const codes = new Map();
    for (const { source, release } of steps) {
      if (source !== undefined) cpSync(join(project.cwd, source), project.cwd, { recursive: true });
      const words = release.kind === 'step' ? ['step', String(release.percent)] : [release.kind];
      const on = `${name}, ${words.join(' ')}`;
      const made = await project.tschalice('release', ...words, '--stage', stage);
      check(`${on} changes the ledger`, made.status === 0, made.stderr);
      const ran = await project.tschalice('deploy', '--stage', stage, '--s3-bucket', bucket, '--no-prove', '--json');
      check(`${on} is deployed`, ran.status === 0, ran.stderr + ran.stdout);
      if (made.status !== 0 || ran.status !== 0) break;
      await look({ moto, project, stage, stackName, on, check, codes });
    }
    const deleted = await project.tschalice('delete', '--stage', stage, '--yes');
    check(`${name} is deleted`, deleted.status === 0 && (await describeStack(moto, stackName)) === undefined, deleted.stderr);
    console.log(`ok ${name} walked through on moto`);
  }
}

/** Compares what moto has with what the ledger says. It does not know stages of API Gateway: of these, the uploaded template counts. */
async function look({ moto, project, stage, stackName, on, check, codes }) {
  const { live, candidate } = JSON.parse(readFileSync(join(project.cwd, `.chalice/releases/${stage}.json`), 'utf8'));
  const { resources } = await describeStack(moto, stackName);
  const { Resources: uploaded } = JSON.parse(readFileSync(join(project.cwd, `out/${stage}/packaged.yaml`), 'utf8'));
  const all = JSON.stringify(Object.keys(resources));
  const stages = Object.entries(uploaded).filter(([id, { Type }]) => Type === 'AWS::ApiGateway::Stage' && !id.endsWith('Next'));
  const deployment = `RestAPIDeployment${live.id}`;
  check(
    `${on}: the stage has the live deployment`,
    stages.every(([, { Properties }]) => Properties.DeploymentId.Ref === deployment),
    JSON.stringify(stages),
  );
  check(`${on}: the live deployment is there`, resources[deployment] !== undefined, all);
  check(`${on}: no alias is left of a candidate`, candidate !== undefined || !Object.keys(resources).some((id) => id.endsWith('Aliasnext')), all);
  for (const [id, hash] of Object.entries(live.functions)) {
    const FunctionName = resources[id].physicalId;
    const { CodeSha256: latest } = await moto.aws('lambda', 'get-function-configuration', '--function-name', FunctionName);
    // What is there when a release is deployed for the first time is its code.
    const source = candidate ?? live;
    if (!codes.has(source.functions[id])) codes.set(source.functions[id], latest);
    const alias = await moto.aws('lambda', 'get-alias', '--function-name', FunctionName, '--name', 'live');
    const config = await moto.aws('lambda', 'get-function-configuration', '--function-name', FunctionName, '--qualifier', alias.FunctionVersion);
    check(`${on}: ${id} runs the code of what is live`, config.CodeSha256 === codes.get(hash), JSON.stringify([alias, config.CodeSha256, [...codes]]));
    const weights = Object.values(alias.RoutingConfig?.AdditionalVersionWeights ?? {});
    const isRolling = candidate !== undefined && candidate.stage_variables === undefined;
    check(`${on}: ${id} has its weights`, JSON.stringify(weights) === JSON.stringify(isRolling ? [candidate.percent / 100] : []), JSON.stringify(alias));
  }
}
