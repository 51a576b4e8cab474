// Stands in for the aws command: keeps stacks in a file, and says what the real one says. Its folder has
//   state.json  { stacks: { [name]: stack }, events, uploads }
//   calls.jsonl a line a call: its words, and the variables of the environment that matter
//   plan.json   what shall go wrong: { [step]: { ... } } (see `plan` below)
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

class Failure extends Error {}

/** What a shell has to do to say and end as the aws command. `parent` is the process that called it. */
export function answer(folder, parent, env, words) {
  const [, command] = words;
  const option = (name) => words[words.indexOf(name) + 1];
  const read = (name, otherwise) => (existsSync(join(folder, name)) ? JSON.parse(readFileSync(join(folder, name), 'utf8')) : otherwise);
  const write = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));

  appendFileSync(join(folder, 'calls.jsonl'), `${JSON.stringify({ words, env })}\n`);
  const count = readFileSync(join(folder, 'calls.jsonl'), 'utf8').split('\n').length - 1;
  const state = read('state.json', { stacks: {}, events: [], uploads: [] });
  /** By command, or `#n` for the nth call: `says` and fails, `kill`s its parent at `start` or `end` or `after` ms, `hangs` and does nothing, `spoils` a folder by a file in its place, `breaks` the deployment, or leaves the stack as it `stays`. */
  const plan = { ...read('plan.json', {})[command], ...read('plan.json', {})[`#${count}`] };

  const script = [];
  const print = (text, to) => script.push(`printf %s '${text.replaceAll("'", "'\\''")}'${to}`);
  const keep = () => write('state.json', state);
  const say = (value) => print(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`, '');
  const warn = (text) => print(text, ' >&2');

  function fail(message, status = 254) {
    warn(`\n${message}\n`);
    script.push(`exit ${status}`);
    throw new Failure();
  }

  function killParent(when) {
    if (plan.kill === when) script.push(`kill -s ${(plan.signal ?? 'SIGKILL').slice(3)} ${parent}`);
  }

  function find(nameOrId) {
    return Object.values(state.stacks).find((stack) => stack.StackId === nameOrId || (stack.StackName === nameOrId && stack.StackStatus !== 'DELETE_COMPLETE'));
  }

  function event(stack, LogicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason) {
    const PhysicalResourceId = LogicalResourceId === stack.StackName ? stack.StackId : `physical-${LogicalResourceId}`;
    state.events.unshift({ StackId: stack.StackId, LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason });
  }

  const region = () => (words.includes('--region') ? option('--region') : 'eu-west-1');

  const commands = {
    'get-caller-identity': () => say({ Account: state.account ?? '123456789012' }),
    'describe-stacks'() {
      const stack = find(option('--stack-name'));
      if (stack === undefined) {
        fail(`An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id ${option('--stack-name')} does not exist`);
      }
      say({ Stacks: [stack] });
    },
    package() {
      const template = readFileSync(option('--template-file'), 'utf8');
      warn('\rUploading to 0123abcd  10 / 10.0  (100.00%)');
      state.uploads.push(option('--s3-bucket'));
      // As the real one: indented, and of YAML unless told otherwise, which our deploy never does.
      if (!words.includes('--use-json')) fail('the stand-in writes JSON only');
      writeFileSync(option('--output-template-file'), JSON.stringify(JSON.parse(template), null, 4));
      keep();
      say('\nSuccessfully packaged artifacts. Execute the following command to deploy: <YOUR STACK NAME>');
    },
    deploy() {
      const template = JSON.parse(readFileSync(option('--template-file'), 'utf8'));
      say('\nWaiting for changeset to be created..');
      const name = option('--stack-name');
      const before = find(name);
      if (words.includes('--no-execute-changeset')) {
        return say(
          `Changeset created successfully. Run the following command to review changes:\naws cloudformation describe-change-set --change-set-name arn:aws:cloudformation:${region()}:123456789012:changeSet/awscli-1/0a-1b`,
        );
      }
      const text = JSON.stringify(template);
      if (before?.template === text) return say(`\nNo changes to deploy. Stack ${name} is up to date`);
      say('Waiting for stack create/update to complete');
      const act = before === undefined ? 'CREATE' : 'UPDATE';
      const stack = before ?? {
        StackName: name,
        StackId: `arn:aws:cloudformation:${region()}:123456789012:stack/${name}/${Object.keys(state.stacks).length}a-0b`,
      };
      state.stacks[stack.StackId] = stack;
      if (act === 'UPDATE') stack.LastUpdatedTime = `2026-11-20T00:00:${String(state.events.length).padStart(2, '0')}Z`;
      event(stack, name, 'AWS::CloudFormation::Stack', `${act}_IN_PROGRESS`, 'User Initiated');
      if (plan.breaks !== undefined) {
        event(stack, 'APIHandler', 'AWS::Lambda::Function', `${act}_FAILED`, plan.breaks);
        event(stack, 'RestAPI', 'AWS::ApiGateway::RestApi', `${act}_FAILED`, 'Resource creation cancelled');
        stack.StackStatus = act === 'CREATE' ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE';
        event(stack, name, 'AWS::CloudFormation::Stack', stack.StackStatus);
        keep();
        fail(
          `Failed to create/update the stack. Run the following command\nto fetch the list of events leading up to the failure\naws cloudformation describe-stack-events --stack-name ${name}`,
          255,
        );
      }
      if (plan.stays !== undefined) {
        stack.StackStatus = plan.stays;
        keep();
        fail(`Waiter Stack${act === 'CREATE' ? 'Create' : 'Update'}Complete failed: Max attempts exceeded`, 255);
      }
      stack.StackStatus = `${act}_COMPLETE`;
      stack.template = text;
      stack.Outputs = Object.keys(template.Outputs).map((OutputKey) => ({
        OutputKey,
        OutputValue: OutputKey.endsWith('URL') ? `https://${name}.example.com/api/` : `${name}-${OutputKey}`,
      }));
      event(stack, name, 'AWS::CloudFormation::Stack', stack.StackStatus);
      keep();
      say(`Successfully created/updated stack - ${name}`);
    },
    'list-stack-resources'() {
      const stack = find(option('--stack-name'));
      const { Resources } = JSON.parse(stack.template);
      const summaries = Object.entries(Resources).map(([LogicalResourceId, { Type }]) => {
        return { LogicalResourceId, PhysicalResourceId: `${stack.StackName}-${LogicalResourceId}`, ResourceType: Type, ResourceStatus: 'CREATE_COMPLETE' };
      });
      say({ StackResourceSummaries: summaries });
    },
    'describe-stack-events': () => say({ StackEvents: state.events }),
    'delete-stack'() {
      const stack = find(option('--stack-name'));
      event(stack, stack.StackName, 'AWS::CloudFormation::Stack', 'DELETE_IN_PROGRESS', 'User Initiated');
      if (plan.breaks !== undefined) event(stack, 'Uploads', 'AWS::S3::Bucket', 'DELETE_FAILED', plan.breaks);
      stack.StackStatus = plan.stays ?? (plan.breaks === undefined ? 'DELETE_COMPLETE' : 'DELETE_FAILED');
      keep();
    },
    wait() {
      if (find(option('--stack-name'))?.StackStatus === 'DELETE_IN_PROGRESS') fail('Waiter StackDeleteComplete failed: Max attempts exceeded', 255);
      if (find(option('--stack-name'))?.StackStatus === 'DELETE_FAILED')
        fail('Waiter StackDeleteComplete failed: Waiter encountered a terminal failure state', 255);
    },
  };

  killParent('start');
  if (plan.spoils !== undefined) {
    rmSync(plan.spoils, { recursive: true, force: true });
    writeFileSync(plan.spoils, '');
  }
  if (plan.hangs !== undefined) {
    warn('hanging\n');
    script.push(`exec sleep ${plan.hangs / 1000}`);
    return script.join('\n');
  }
  try {
    if (plan.says !== undefined) fail(plan.says);
    commands[command]();
    killParent('end');
    if (typeof plan.kill === 'number') script.push(`(sleep ${plan.kill / 1000}; kill -9 ${parent}) < /dev/null > /dev/null 2>&1 &`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  return script.join('\n');
}
