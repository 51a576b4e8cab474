// Two templates of a stack with about 400 resources, which differ as after a day's work, and the programs that compare them and measure the quotas of one:
// bundled, as these parts ship.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const compiler = (root) => join(root, 'build/src/compiler');

const programs = {
  compare: (root) => `
import { diffStages } from '${compiler(root)}/diff/diff-stages.js';
const { changes } = await diffStages('dev', { template: templates[0] }, { template: templates[1] });
if (changes.length === 0) throw new Error('nothing differs');`,
  quotas: (root) => `
import { expandTemplate } from '${compiler(root)}/expand/expand-template.js';
import { templateUses } from '${compiler(root)}/quota/template-uses.js';
expandTemplate(templates[0]);
if (process.argv[2] !== 'without' && templateUses(templates[0]).length === 0) throw new Error('nothing is used');`,
};

/** @returns the programs' files, by name */
export async function makeStacks(folder, root) {
  const directory = join(folder, 'stacks');
  mkdirSync(directory, { recursive: true });
  const files = [false, true].map((isLater) => join(directory, isLater ? 'after.json' : 'before.json'));
  files.forEach((file, index) => writeFileSync(file, JSON.stringify(stack(index === 1), null, 2)));
  const read = `import { readFileSync } from 'node:fs';
const templates = ${JSON.stringify(files)}.map((file) => JSON.parse(readFileSync(file, 'utf8')));`;
  const made = Object.entries(programs).map(async ([name, program]) => {
    await build({
      stdin: { contents: `${read}${program(root)}`, resolveDir: root, loader: 'js' },
      bundle: true,
      splitting: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      entryNames: name,
      outdir: join(directory, name),
      outExtension: { '.js': '.mjs' },
      alias: { '@aws-cdk/aws-service-spec': join(root, 'src/compiler/diff/generated/slim-spec.cjs') },
      banner: { js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);" },
      logLevel: 'error',
    });
    return [name, join(directory, name, `${name}.mjs`)];
  });
  return Object.fromEntries(await Promise.all(made));
}

const functions = 130;
const paths = 100;

/** Each function with its queue and its log group, and an API with two methods on each path. */
function stack(isLater) {
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }] };
  const resources = {
    DefaultRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust, Policies: [{ PolicyName: 'p', PolicyDocument: document }] } },
  };
  for (let number = 0; number < functions; number += 1) Object.assign(resources, worker(number, isLater));
  const routes = Array.from({ length: paths }, (_, number) => [
    `/items${isLater && number === 5 ? 'new' : number}/{id}`,
    { get: method(number), post: method(number) },
  ]);
  const body = { swagger: '2.0', info: { title: 'stack', version: '1.0' }, paths: Object.fromEntries(routes) };
  resources.RestAPI = { Type: 'AWS::Serverless::Api', Properties: { StageName: 'api', DefinitionBody: body } };
  return { AWSTemplateFormatVersion: '2010-09-09', Transform: 'AWS::Serverless-2016-10-31', Resources: resources };
}

function worker(number, isLater) {
  const queue = { VisibilityTimeout: 300, ...(isLater && number % 20 === 0 && { QueueName: `queue-${number}` }) };
  return {
    [`Worker${number}`]: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: `app.worker${number}`,
        CodeUri: './deployment.zip',
        Timeout: isLater && number % 10 === 0 ? 61 : 60,
        MemorySize: 128,
        Architectures: ['x86_64'],
        Role: { 'Fn::GetAtt': ['DefaultRole', 'Arn'] },
        Environment: { Variables: { LEVEL: 'info', QUEUE: { Ref: `Queue${number}` } } },
        Events: { Source: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': [`Queue${number}`, 'Arn'] }, BatchSize: 10 } } },
      },
    },
    [`Queue${number}`]: { Type: 'AWS::SQS::Queue', Properties: queue },
    [`Worker${number}Logs`]: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: { 'Fn::Sub': `/aws/lambda/\${Worker${number}}` }, RetentionInDays: 14 },
    },
  };
}

function method(number) {
  const text = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Worker${number}.Arn}/invocations`;
  return {
    consumes: ['application/json'],
    produces: ['application/json'],
    responses: { 200: { description: '200 response' } },
    'x-amazon-apigateway-integration': { uri: { 'Fn::Sub': text }, passthroughBehavior: 'when_no_match', httpMethod: 'POST', type: 'aws_proxy' },
  };
}
