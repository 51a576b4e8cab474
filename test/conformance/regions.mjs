// A stage in several regions: its templates are uploaded from where they stand, each region is deployed, and the commands for a stack set are taken.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProject } from './project.mjs';

const stage = 'prod';
const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];

export async function handOverRegions({ root, moto, work, check, bucket }) {
  const project = startProject({ root, moto, work, name: 'regions', folder: join(root, 'test/cases/regions-of-three-stages') });
  const packaged = await project.tschalice('package', '--stage', stage, '--all-regions', '--no-prove', 'tree');
  check('a stage is packaged for all its regions', packaged.status === 0, packaged.stderr);
  for (const region of regions) {
    const [template, uploaded] = ['sam.json', 'packaged.json'].map((name) => join(project.cwd, 'tree', region, name));
    // From another folder than that of the template.
    await moto.aws('cloudformation', 'package', '--template-file', template, '--s3-bucket', bucket, '--use-json', '--output-template-file', uploaded);
    const codes = [...readFileSync(uploaded, 'utf8').matchAll(/"CodeUri": "(.*)"/g)].map(([, code]) => code);
    check(`${region} is uploaded from where its template stands`, codes.length > 0 && codes.every((code) => code.startsWith('s3://')), codes.join(' '));
    const deployed = await project.tschalice('deploy', '--stage', stage, '--region', region, '--no-prove', '--s3-bucket', bucket, '--json');
    check(`${region} is deployed`, deployed.status === 0 && JSON.parse(deployed.stdout).deployed.region === region, deployed.stderr + deployed.stdout);
    const { Functions } = await moto.aws('lambda', 'list-functions', '--region', region);
    check(`${region} has the functions`, Functions.length > 0);
    check(`${region} has deployed values of its own`, project.values(`${stage}.${region}`)?.includes(`region: ${region}`));
  }
  await stackSet({ project, moto, check });
}

/** moto makes no stacks of a set whose API has no name, so that is left out. */
async function stackSet({ project, moto, check }) {
  const words = ['generate-stackset', '--stage', stage, '--accounts', '123456789012', '--s3-bucket-prefix', 'code', '--no-prove', '--json'];
  const { name, next } = JSON.parse((await project.tschalice(...words)).stdout);
  for (const region of regions) await moto.aws('s3', 'mb', `s3://code-${region}`, '--region', region);
  for (const command of [...next.upload, next.create[0], ...next.update]) {
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: project.cwd, env: moto.env, encoding: 'utf8' });
    check(`'${command.split(' ').slice(0, 3).join(' ')}' is taken`, status === 0, `${command}\n${stderr}`);
  }
  const { StackSet } = await moto.aws('cloudformation', 'describe-stack-set', '--stack-set-name', name, '--region', regions[0]);
  check('the stack set has the template', StackSet?.TemplateBody?.includes('ArtifactBucketPrefix'), JSON.stringify(StackSet));
}
