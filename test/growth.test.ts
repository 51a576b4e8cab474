import { expect } from 'chai';
import { logLine } from '../src/app/log-line.js';
import { acceptedTypes, isListed, mediaTypeOf } from '../src/app/media-type.js';
import type { TemplateDocument, Value } from '../src/compiler/cloudformation/template.js';
import { compileStage, type CompiledStage } from '../src/compiler/compile-stage.js';
import { parseConfig } from '../src/compiler/config/parse-config.js';
import { differenceTexts } from '../src/compiler/diff/difference-text.js';
import { expandedDocument } from '../src/compiler/expand/expanded-document.js';
import { expandTemplate } from '../src/compiler/expand/expand-template.js';
import { deployPolicy } from '../src/compiler/iam/deploy/deploy-policy.js';
import { parsePolicy } from '../src/compiler/iam/role/parse-policy.js';
import { attributesOf } from '../src/compiler/merged/generated/attributes.js';
import { parseMergeTemplate } from '../src/compiler/merge/parse-merge.js';
import { originMistake } from '../src/compiler/model/origin.js';
import { eventFieldMistakes, patternMistakes } from '../src/compiler/model/pattern.js';
import { scheduleMistake } from '../src/compiler/model/schedule-expression.js';
import { formatProblems, plainStyle } from '../src/compiler/problem/format.js';
import { maskSecrets } from '../src/compiler/problem/secret.js';
import { plainJson } from '../src/compiler/syntax/plain-json.js';
import { toYaml } from '../src/compiler/syntax/serialise.js';
import { withoutNameHelper } from '../src/project/bundle/function-names.js';
import { awsMessage } from '../src/project/deploy/aws-problem.js';
import { matchesPattern } from '../src/project/metadata/tsconfig-pattern.js';
import { fitsPattern } from '../src/project/trace/project-files.js';
import { Client } from '../src/testing/client.js';
import { rule } from '../src/testing/policy.js';
import { Chalice } from '../src/index.js';
import { context, type Declare, handler, modelOf } from './compiler/model/modelled.js';

interface Row {
  /** What is ten times larger. */
  readonly what: string;
  /** The smaller size: such that quadratic time would be seconds for the larger one. */
  readonly size: number;
  /** What is not measured. @returns what is */
  readonly prepare: (size: number) => (() => unknown) | Promise<() => unknown>;
}

function compiling(declare: (app: Parameters<Declare>[0], index: number) => void): Row['prepare'] {
  return (size) => {
    const model = modelOf((app) => {
      for (let index = 0; index < size; index += 1) declare(app, index);
    });
    return () => compiled(model);
  };
}

function compiled(model: ReturnType<typeof modelOf>, merges: readonly unknown[] = []): CompiledStage {
  return compileStage(model, {
    ...context,
    policies: new Map(),
    policySources: [],
    rights: new Map(),
    merges: merges as never,
    lacksDeclarations: false,
    lacksMerges: false,
    today: '2026-11-20',
    forDeployment: true,
    attributesOf,
  });
}

const many = <T>(size: number, make: (index: number) => T): T[] => Array.from({ length: size }, (_, index) => make(index));
const mapOf = (size: number, make: (index: number) => readonly [string, unknown]): { [key: string]: unknown } => Object.fromEntries(many(size, make));

function configured(settings: (size: number) => object): Row['prepare'] {
  return (size) => {
    const text = JSON.stringify({ version: '2.0', app_name: 'a', ...settings(size) });
    return () => parseConfig(text, 'config.json');
  };
}

function merging(template: (size: number) => object): Row['prepare'] {
  return (size) => {
    const text = JSON.stringify(template(size));
    const model = modelOf((app) => app.lambdaFunction('f', handler));
    return async () => {
      const { template: one, problems } = await parseMergeTemplate(text, 'm.json', 'json');
      return one === undefined ? problems : compiled(model, [one]);
    };
  };
}

function deploying(template: (size: number) => object): Row['prepare'] {
  return (size) => {
    const given = template(size) as TemplateDocument;
    return () => [expandTemplate(given), deployPolicy({ stack: { name: 's', live: 's' }, template: given }, 'arn:aws:s3:::b/*')];
  };
}

function expanding(template: (size: number) => object): Row['prepare'] {
  return (size) => {
    const given = template(size) as TemplateDocument;
    return () => expandedDocument(given);
  };
}

const on =
  <T>(make: (size: number) => T, act: (given: T) => unknown): Row['prepare'] =>
  (size) => {
    const given = make(size);
    return () => act(given);
  };

const repeated = (text: string, act: (given: string) => unknown): Row['prepare'] => on((size) => text.repeat(size), act);

async function clientOf(declare: (app: Chalice) => void): Promise<Client> {
  const app = new Chalice({ appName: 'a' });
  declare(app);
  return new Client(app, { config: { version: '2.0', app_name: 'a' } });
}

function asking(path: (size: number) => string, headers: (size: number) => { [name: string]: string } = () => ({})): Row['prepare'] {
  return async (size) => {
    const client = await clientOf((app) => app.get('/a/{b}', () => ({})));
    const [at, sent] = [path(size), headers(size)];
    return () => client.http.get(at, { headers: sent });
  };
}

const resources = (size: number, make: (index: number) => object): object => ({ Resources: mapOf(size, (index) => [`R${index}`, make(index)]) });

const rows: readonly Row[] = [
  { what: 'routes', size: 300, prepare: compiling((app, index) => app.get(`/r${index}/{id}`, handler)) },
  { what: 'routes with siblings', size: 300, prepare: compiling((app, index) => app.get(`/{p${index}}`, handler)) },
  { what: 'the same route', size: 300, prepare: compiling((app) => app.get('/x', handler)) },
  { what: 'segments of a route', size: 300, prepare: (size) => compiling((app) => app.get(`/${many(size, (i) => `{p${i}}`).join('/')}`, handler))(1) },
  { what: 'functions', size: 300, prepare: compiling((app, index) => app.lambdaFunction(`f${index}`, handler)) },
  { what: 'schedules', size: 300, prepare: compiling((app, index) => app.schedule(`f${index}`, 'rate(1 hour)', handler)) },
  { what: 'queues', size: 300, prepare: compiling((app, index) => app.onSqsMessage(`f${index}`, { queue: `q${index}` }, handler)) },
  { what: 'unknown settings', size: 300, prepare: configured((size) => mapOf(size, (index) => [`lambda_timeoutt${index}`, 1])) },
  {
    what: 'functions in the configuration',
    size: 1000,
    prepare: configured((size) => ({ lambda_functions: mapOf(size, (i) => [`f${i}`, { lambda_timeot: 1 }]) })),
  },
  { what: 'stages with wrong values', size: 300, prepare: configured((size) => ({ stages: mapOf(size, (i) => [`s${i}`, { lambda_timeout: 'x' }]) })) },
  { what: 'variables', size: 300, prepare: configured((size) => ({ environment_variables: mapOf(size, (i) => [`V${i}`, 1]) })) },
  { what: 'a long key', size: 5000, prepare: configured((size) => ({ ['lambda_timeout'.repeat(size)]: 1 })) },
  { what: 'a long value', size: 5000, prepare: configured((size) => ({ lambda_runtime: 'nodejs'.repeat(size), app_name: 'a-'.repeat(size) })) },
  {
    what: 'merged resources',
    size: 1000,
    prepare: merging((size) => resources(size, (i) => ({ Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: i } }))),
  },
  { what: 'merged resources without a type', size: 300, prepare: merging((size) => resources(size, () => ({ Properties: {} }))) },
  {
    what: 'references',
    size: 1000,
    prepare: merging((size) =>
      resources(size, (i) => ({ Type: 'AWS::SNS::Topic', DependsOn: [`R${(i * 7) % size}`], Properties: { TopicName: { Ref: `R${(i + 1) % size}` } } })),
    ),
  },
  {
    what: 'references to nothing',
    size: 1000,
    prepare: merging((size) =>
      resources(size, (i) => ({ Type: 'AWS::SNS::Topic', DependsOn: `N${i}`, Properties: { TopicName: { 'Fn::GetAtt': [`M${i}`, 'Arn'] } } })),
    ),
  },
  {
    what: 'variables of one Fn::Sub',
    size: 3000,
    prepare: merging((size) => resources(1, () => ({ Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::Sub': '${A'.repeat(size) } } }))),
  },
  {
    what: 'a list',
    size: 10_000,
    prepare: merging((size) => resources(1, () => ({ Type: 'AWS::SNS::Topic', Properties: { Tags: many(size, (i) => ({ Key: `${i}`, Value: 'x' })) } }))),
  },
  {
    what: 'removed values',
    size: 1000,
    prepare: merging((size) => ({ Resources: mapOf(size, (i) => [`N${i}`, null]), Outputs: mapOf(size, (i) => [`O${i}`, { Value: { Ref: `N${i}` } }]) })),
  },
  {
    what: 'merged functions and queues',
    size: 300,
    prepare: merging((size) => ({
      Resources: {
        ...mapOf(size, (i) => [`Q${i}`, { Type: 'AWS::SQS::Queue' }]),
        ...mapOf(size, (i) => [
          `F${i}`,
          {
            Type: 'AWS::Serverless::Function',
            Properties: { Timeout: 60, Events: { E: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': [`Q${i}`, 'Arn'] } } } } },
          },
        ]),
      },
    })),
  },
  {
    what: 'expanded properties and references',
    size: 5000,
    prepare: expanding((size) => ({ Resources: { T: { Type: 'AWS::SNS::Topic', Properties: mapOf(size, (i) => [`p${i}`, { Ref: 'T' }]) } } })),
  },
  {
    what: 'unknown properties of a function',
    size: 2000,
    prepare: expanding((size) => ({ Resources: { F: { Type: 'AWS::Serverless::Function', Properties: mapOf(size, (i) => [`p${i}`, 1]) } } })),
  },
  {
    what: 'routes, buckets and conditions of functions',
    size: 150,
    prepare: expanding((size) => ({
      Resources: {
        B: { Type: 'AWS::S3::Bucket' },
        ...resources(size, (i) => ({
          Type: 'AWS::Serverless::Function',
          Condition: `C${i}`,
          Properties: {
            AutoPublishAlias: 'live',
            DeploymentPreference: { Type: 'AllAtOnce', PassthroughCondition: true },
            Events: {
              A: { Type: 'Api', Properties: { Path: '/a', Method: `m${i}` } },
              H: { Type: 'HttpApi', Properties: { Path: `/${i}`, Method: 'get' } },
              S: { Type: 'S3', Properties: { Bucket: { Ref: 'B' }, Events: `e${i}` } },
            },
          },
        })),
      },
    })),
  },
  {
    what: 'APIs that share a plan and a zone',
    size: 200,
    prepare: expanding((size) => ({
      Resources: resources(size, (i) => ({
        Type: 'AWS::Serverless::Api',
        Condition: `C${i}`,
        Properties: {
          StageName: 's',
          DefinitionBody: { paths: {} },
          Auth: { UsagePlan: { CreateUsagePlan: 'SHARED' } },
          Domain: { DomainName: 'd', CertificateArn: 'c', Route53: { HostedZoneId: 'z' } },
        },
      })),
    })),
  },
  {
    what: 'authorizers and methods of an API',
    size: 300,
    prepare: expanding((size) => {
      const paths = mapOf(size, (i) => [`/${i}`, { get: { 'x-amazon-apigateway-integration': {} } }]);
      const Auth = { DefaultAuthorizer: 'a1', Authorizers: mapOf(size, (i) => [`a${i}`, { FunctionArn: 'f' }]) };
      return { Resources: { A: { Type: 'AWS::Serverless::Api', Properties: { StageName: 's', Cors: "'*'", DefinitionBody: { paths }, Auth } } } };
    }),
  },
  {
    what: 'slashes and braces in paths',
    size: 5000,
    prepare: expanding((size) => ({
      Resources: {
        A: { Type: 'AWS::Serverless::Api', Properties: { StageName: 's', Cors: "'*'", DefinitionBody: { paths: { [`${'/'.repeat(size)}a`]: {} } } } },
        H: { Type: 'AWS::Serverless::HttpApi', Properties: { Domain: { DomainName: 'd', BasePath: `${'/'.repeat(size)}a${'/'.repeat(size)}b` } } },
        F: {
          Type: 'AWS::Serverless::Function',
          Properties: { CodeUri: `s3://b${'/'.repeat(size)}?x`, Events: { E: { Type: 'HttpApi', Properties: { Path: '{a'.repeat(size), Method: 'get' } } } },
        },
      },
    })),
  },
  // CloudFormation takes 500 resources.
  {
    what: 'expanded resources',
    size: 50,
    prepare: deploying((size) =>
      resources(size, (i) => ({ Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Sub': `t-\${R${(i + 1) % size}}` } } })),
    ),
  },
  {
    what: 'expanded functions',
    size: 50,
    prepare: deploying((size) =>
      resources(size, () => ({
        Type: 'AWS::Serverless::Function',
        Properties: { Policies: ['AWSLambdaExecute'], Events: { A: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)' } } } },
      })),
    ),
  },
  {
    what: 'names that lead to names',
    size: 300,
    prepare: deploying((size) =>
      resources(size, (i) => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['-', [{ Ref: `R${i + 1}` }, 'x']] } } })),
    ),
  },
  {
    what: 'differences',
    size: 2000,
    prepare: (size) => () =>
      differenceTexts(
        resources(size, () => ({ Type: 'A', Properties: { P: 1 } })) as Value,
        resources(size, () => ({ Type: 'A', Properties: { P: 2 } })) as Value,
      ),
  },
  {
    what: 'statements of a policy',
    size: 1000,
    prepare: on(
      (size) =>
        JSON.stringify({ Version: '2012-10-17', Statement: many(size, (i) => ({ Effect: 'Alow', Action: `s3:Get${i}`, Resource: '*', Conditon: {} })) }),
      (text) => parsePolicy(text, 'p.json', 'identity'),
    ),
  },
  {
    what: 'keys of an event pattern',
    size: 1000,
    prepare: on(
      (size) => mapOf(size, (i) => [`detail-typ${i}`, [{ prefixx: i }]]),
      (given) => [patternMistakes(given), eventFieldMistakes(given)],
    ),
  },
  { what: 'a cron expression', size: 10_000, prepare: repeated('1,', (text) => scheduleMistake(`cron(${text}1 * * * ? *)`, 'scheduler')) },
  { what: 'spaces of a cron expression', size: 10_000, prepare: repeated(' ', (text) => scheduleMistake(`cron(${text}`, 'scheduler')) },
  { what: 'a point in time', size: 10_000, prepare: repeated('1', (text) => scheduleMistake(`at(${text}-`, 'scheduler')) },
  { what: 'a rate expression', size: 10_000, prepare: repeated('1', (text) => scheduleMistake(`rate(${text} hours`, 'scheduler')) },
  { what: 'an origin', size: 10_000, prepare: repeated('a.', (text) => originMistake(`https://${text}`)) },
  { what: 'an Accept header', size: 10_000, prepare: repeated('a/b;q=1,', (text) => acceptedTypes(text)) },
  { what: 'a media type', size: 10_000, prepare: repeated('; a="b" ', (text) => mediaTypeOf(`a/b${text}`)) },
  {
    what: 'spaces of a media type',
    size: 10_000,
    prepare: repeated(' ', (text) => [mediaTypeOf(`a${text}b`), isListed(text, ['image/*']), acceptedTypes(text)]),
  },
  {
    what: 'a log of a long list',
    size: 3000,
    prepare: on(
      (size) => many(size, (i) => ({ i })),
      (list) => logLine({ level: 'INFO' }, { list }),
    ),
  },
  {
    what: 'a log of a deep object',
    size: 500,
    prepare: on(
      (size) => many(size, (i) => i).reduce<object>((inner) => ({ inner }), {}),
      (deep) => logLine({ level: 'INFO' }, deep),
    ),
  },
  {
    what: 'a log of shared objects',
    size: 500,
    prepare: on(
      (size) => many(size, (i) => i).reduce<object>((inner) => ({ a: inner, b: inner }), {}),
      (deep) => logLine({ level: 'INFO' }, deep),
    ),
  },
  {
    what: 'a log of causes',
    size: 500,
    prepare: on(
      (size) => many(size, (i) => i).reduce<Error>((cause) => new Error('x', { cause }), new Error('x')),
      (cause) => logLine({ level: 'INFO' }, cause),
    ),
  },
  { what: 'a path', size: 10_000, prepare: asking((size) => `/${'a/'.repeat(size)}`) },
  { what: 'slashes of a path', size: 10_000, prepare: asking((size) => '/'.repeat(size)) },
  { what: 'a percent-encoded path', size: 10_000, prepare: asking((size) => `/a/${'%41'.repeat(size)}`) },
  { what: 'a query string', size: 3000, prepare: asking((size) => `/a/b?${'a=1&'.repeat(size)}`) },
  { what: 'names of a query string', size: 1000, prepare: asking((size) => `/a/b?${many(size, (i) => `a${i}=1`).join('&')}`) },
  {
    what: 'a cookie',
    size: 10_000,
    prepare: asking(
      () => '/a/b',
      (size) => ({ cookie: 'a=b; '.repeat(size) }),
    ),
  },
  {
    what: 'headers',
    size: 1000,
    prepare: asking(
      () => '/a/b',
      (size) => mapOf(size, (i) => [`x-${i}`, 'y']) as { [name: string]: string },
    ),
  },
  {
    what: 'spaces of a header',
    size: 10_000,
    prepare: asking(
      () => '/a/b',
      (size) => ({ authorization: `Bearer${' '.repeat(size)}x`, accept: `a${' '.repeat(size)}/b`, 'content-type': `a${' '.repeat(size)};` }),
    ),
  },
  {
    what: 'wildcards of a policy',
    size: 1000,
    prepare: (size) => () =>
      rule(
        { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: `${'a*'.repeat(size)}b`, Resource: `${'?*'.repeat(size)}b` }] },
        'a'.repeat(size * 2),
        'a'.repeat(size * 2),
      ),
  },
  { what: 'folders of a pattern of tsconfig.json', size: 300, prepare: (size) => () => matchesPattern(`${'**/a*a/'.repeat(size)}b`, `${'aa/'.repeat(30)}c`) },
  { what: 'holes of a path', size: 3000, prepare: (size) => () => fitsPattern('\0a'.repeat(size))('ba'.repeat(size)) },
  { what: 'a text with secrets', size: 3000, prepare: repeated(`password='x" ://a:b@ a= eyJ. -----BEGIN `, (text) => maskSecrets(text)) },
  { what: 'a text that is one word', size: 30_000, prepare: repeated('a=', (text) => maskSecrets(text)) },
  { what: 'comments of tsconfig.json', size: 10_000, prepare: repeated('/* ', (text) => plainJson(text)) },
  { what: 'strings of tsconfig.json', size: 10_000, prepare: repeated('"\\" ,', (text) => plainJson(text)) },
  {
    what: 'problems',
    size: 1000,
    prepare: on(
      (size) => many(size, (i) => ({ code: 'merge-key', severity: 'error', where: { file: 'a', line: i }, message: `m${i}`, fix: 'f' }) as const),
      (list) => formatProblems(list, plainStyle),
    ),
  },
  {
    what: 'warnings',
    size: 1000,
    prepare: on(
      (size) => many(size, (i) => ({ code: 'merge-nothing', severity: 'warning', where: { file: 'a', line: i }, message: `the same`, fix: 'f' }) as const),
      (list) => formatProblems(list, plainStyle),
    ),
  },
  {
    what: 'a message',
    size: 10_000,
    prepare: repeated('x\n', (message) => formatProblems([{ code: 'merge-key', severity: 'error', where: { file: 'a' }, message, fix: 'f' }], plainStyle)),
  },
  { what: 'what the aws command said', size: 10_000, prepare: repeated('\n \n', (stderr) => awsMessage({ stderr: `x${stderr}x`, status: 1 })) },
  {
    what: 'a YAML template',
    size: 500,
    prepare: (size) => () => toYaml(resources(size, () => ({ Type: 'A', Properties: { P: '0'.repeat(20), Q: 'a: b' } })) as Value),
  },
  { what: 'a number in YAML', size: 10_000, prepare: repeated('1_', (text) => toYaml({ a: text, b: `-${text}:`, c: `0x${text}` })) },
  {
    what: 'a bundle',
    size: 3000,
    prepare: repeated('class a{static{b(this,"a")}};', (code) =>
      withoutNameHelper(`var b=(a,c)=>Object.defineProperty(a,"name",{value:c,configurable:!0});${code}`),
    ),
  },
];

/** The shortest of three runs, in milliseconds: what else the machine does only makes runs longer. */
async function shortest(run: () => unknown): Promise<number> {
  let least = Infinity;
  for (let count = 0; count < 3 && (count === 0 || least < 2000); count += 1) {
    const start = performance.now();
    await run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Quadratic time would make it a hundred. */
const mostTimes = 40;

/** Shorter times are mostly those of the compiler of JavaScript and of the garbage collector. */
const noticeable = 400;

describe('time grows no faster than', () => {
  for (const { what, size, prepare } of rows) {
    it(what, async () => {
      const small = await shortest(await prepare(size));
      const large = await shortest(await prepare(size * 10));
      expect(large, `${small.toFixed(1)} ms for ${size}`).to.be.lessThan(Math.max(small * mostTimes, noticeable));
    });
  }
});
