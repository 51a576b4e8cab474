// moto's server as a stand-in for AWS, and the real `aws` command of the virtual environment to talk to it.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environment, Unable } from './python.mjs';

const execute = promisify(execFile);
const TIME_LIMIT = 120_000;

/**
 * Starts the server on a free port of this machine; `work` is a folder for its settings.
 *
 * @returns `env`, with which every `aws` talks to it and finds no other settings; `aws(words)`, which gives what it prints as JSON, or as text where it is
 *   none; `stop()`.
 * @throws Unable
 */
export async function startMoto(root, work) {
  const interpreter = environment(root);
  const config = join(work, 'aws-config');
  // moto has no names of hosts for buckets.
  writeFileSync(config, '[default]\ns3 =\n  addressing_style = path\n');
  const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
  const server = spawn(interpreter, ['-W', 'ignore', join(root, 'test/conformance/moto_as_aws.py'), '-H', '127.0.0.1', '-p', '0'], {
    env: { ...bare, PYTHONUNBUFFERED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = [];
  const url = await new Promise((resolve, reject) => {
    const onText = (text) => {
      log.push(text);
      const found = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log.join(''))?.[1];
      if (found !== undefined) resolve(found);
    };
    server.stdout.setEncoding('utf8').on('data', onText);
    server.stderr.setEncoding('utf8').on('data', onText);
    server.once('exit', (status) => reject(new Unable(`moto ended with status ${status}:\n${log.join('')}`)));
  });
  const ready = await startAws(interpreter, root, work);
  const env = {
    ...bare,
    PATH: `${ready.bin}:${dirname(interpreter)}:${process.env.PATH}`,
    AWS_READY: ready.socket,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: join(work, 'no-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return {
    env,
    /** What moto has said, for the report of a failure. */
    log: () => log.join(''),
    async aws(...words) {
      // For SQS, version 1 of the command has an address of its own that the environment does not change.
      const { stdout } = await execute(join(ready.bin, 'aws'), [...words, '--output', 'json', '--endpoint-url', url], { env, timeout: TIME_LIMIT });
      try {
        return JSON.parse(stdout);
      } catch {
        return stdout;
      }
    },
    stop: () => {
      server.kill();
      ready.stop();
    },
  };
}

/** The real command, loaded once: see aws_ready.py. `bin` is a folder with an `aws` that calls it. */
async function startAws(interpreter, root, work) {
  const script = join(root, 'test/conformance/aws_ready.py');
  const [bin, socket] = [join(work, 'aws-bin'), join(work, 'aws.sock')];
  mkdirSync(bin, { recursive: true });
  // A caller needs nothing but Python's own modules, so it looks for no others.
  writeFileSync(join(bin, 'aws'), `#!${interpreter} -IS\n${readFileSync(script, 'utf8')}`, { mode: 0o755 });
  const server = spawn(interpreter, ['-W', 'ignore', script, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    server.stdout.once('data', resolve);
    server.once('exit', (status) => reject(new Unable(`aws_ready.py ended with status ${status}`)));
  });
  return { bin, socket, stop: () => server.kill() };
}

/**
 * Deploys a template as it stands, for those that `tschalice deploy` does not make: a pipeline's.
 *
 * @param parameters `{ [name]: value }`
 * @returns the stack's outputs and resources: `{ outputs: { [key]: value }, resources: { [logicalId]: { type, physicalId } } }`
 */
export async function deployTemplate(moto, { template, stackName, parameters = {}, capabilities = ['CAPABILITY_NAMED_IAM'] }) {
  const overrides = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  const words = ['cloudformation', 'deploy', '--template-file', template, '--stack-name', stackName, '--capabilities', ...capabilities];
  await moto.aws(...words, ...(overrides.length > 0 ? ['--parameter-overrides', ...overrides] : []));
  return describeStack(moto, stackName);
}

/** As `deployTemplate` returns it; undefined where there is no such stack. */
export async function describeStack(moto, stackName) {
  const found = await moto.aws('cloudformation', 'describe-stacks', '--stack-name', stackName).catch(() => undefined);
  if (found === undefined) return undefined;
  const [{ StackStatus: status, Outputs = [] }] = found.Stacks;
  const { StackResourceSummaries } = await moto.aws('cloudformation', 'list-stack-resources', '--stack-name', stackName);
  return {
    status,
    outputs: Object.fromEntries(Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
    resources: Object.fromEntries(
      StackResourceSummaries.map(({ LogicalResourceId, ResourceType, PhysicalResourceId }) => [
        LogicalResourceId,
        { type: ResourceType, physicalId: PhysicalResourceId },
      ]),
    ),
  };
}
