import { expect } from 'chai';
import fc from 'fast-check';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import { changeGroups, reviewRules } from '../../../src/compiler/diff/review-rule.js';
import { changeKinds, type StageDiff } from '../../../src/compiler/diff/stage-diff.js';
import { goldenDevTemplates } from '../../golden/golden-templates.js';

const table = { Resources: { Orders: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } } } };

async function diff(before: Value | undefined, after: Value | undefined): Promise<StageDiff> {
  return diffStages('dev', { template: before }, { template: after });
}

/** A template with a REST API that has these paths. */
function apiWith(paths: Value): Value {
  return { Resources: { RestAPI: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'api', DefinitionBody: { swagger: '2.0', paths } } } } };
}

describe('diffStages', () => {
  it('finds nothing between a golden template and itself', async () => {
    for (const [file, template] of goldenDevTemplates) {
      const { changes, unknown } = await diff(template, structuredClone(template));
      expect(changes, file).to.deep.equal([]);
      // Whose document stands in a file of its own.
      expect(unknown.length > 0, file).to.equal(JSON.stringify(template).includes('AWS::Include'));
    }
    expect(goldenDevTemplates.size).to.be.above(100);
  });

  it('tells a change of each golden template, and the contrary of it', async () => {
    for (const [file, template] of goldenDevTemplates) {
      const other = { ...template, Resources: {} };
      const isEmpty = JSON.stringify(template) === JSON.stringify(other);
      expect((await diff(template, other)).changes.length > 0, file).to.equal(!isEmpty);
      expect((await diff(other, template)).changes.length > 0, file).to.equal(!isEmpty);
    }
  });

  it('takes all of a stage that was not there for new, and of one that is gone for deleted', async () => {
    const told = ({ changes }: StageDiff): unknown => changes.map(({ rule, impact, kinds, subject }) => [rule, impact, kinds, subject.logicalId]);
    expect(told(await diff(undefined, table))).to.deep.equal([['resource-created', 'create', [], 'Orders']]);
    expect(told(await diff(table, undefined))).to.deep.equal([['resource-deleted', 'delete', ['destructive'], 'Orders']]);
  });

  it('names actions in the case in which the policy has them, and finds nothing where only that differs', async () => {
    const role = (...actions: string[]): Value => {
      const Statement = actions.map((Action) => ({ Effect: 'Allow', Action: [Action], Resource: ['*'] }));
      return {
        Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'a', PolicyDocument: { Version: '2012-10-17', Statement } }] } } },
      };
    };
    const { changes } = await diff(role('s3:GetObject'), role('S3:GETOBJECT', 'dynamodb:BatchWriteItem'));
    const broadening = changes.filter(({ kinds }) => kinds.includes('broadening'));
    expect(broadening.map(({ message, subject: { name } }) => [message, name])).to.deep.equal([
      ['Role may now call dynamodb:BatchWriteItem on every resource', 'dynamodb:BatchWriteItem'],
    ]);
    expect(JSON.stringify(broadening[0]!.details)).to.contain('dynamodb:BatchWriteItem');
  });

  it('says that who gains something is new', async () => {
    const role = (Policies: Value, more: { readonly [name: string]: Value } = {}): Value => ({ Type: 'AWS::IAM::Role', Properties: { Policies, ...more } });
    const allowing = (...Action: readonly string[]): Value => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
    const policies = [{ PolicyName: 'a', PolicyDocument: allowing('s3:GetObject') }];
    const both = [{ PolicyName: 'a', PolicyDocument: allowing('s3:GetObject', 's3:PutObject') }];
    const fn = (name: string): Value => ({ Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': [name, 'Arn'] } } });
    const messages = async (before: Value, after: Value): Promise<string[]> =>
      (await diff({ Resources: before }, { Resources: after })).changes.flatMap(({ kinds, message }) => (kinds.includes('broadening') ? [message] : []));
    expect(await messages({}, { Made: role(policies, { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }) })).to.deep.equal([
      'The new role Made may call s3:GetObject on every resource',
      'The new role Made has the managed policy arn:aws:iam::aws:policy/ReadOnlyAccess',
    ]);
    expect(await messages({ Made: role([]) }, { Made: role(policies) })).to.deep.equal(['Made may now call s3:GetObject on every resource']);
    expect(await messages({}, { Made: role(both) })).to.deep.equal(['The new role Made may call s3:GetObject, s3:PutObject on every resource']);
    expect(await messages({ Made: role([]) }, { Made: role(both) })).to.have.lengthOf(2);
    // The function had a role before.
    expect(await messages({ F: fn('Old'), Old: role([]) }, { F: fn('Made'), Made: role(policies) })).to.deep.equal([
      'Made may now call s3:GetObject on every resource',
    ]);
  });

  it('compares the settings of each method with its own, and lists of alarms in any order', async () => {
    const method = (HttpMethod: string, ResourcePath: string, ThrottlingRateLimit: number): Value => ({ HttpMethod, ResourcePath, ThrottlingRateLimit });
    const template = (MethodSettings: Value, AlarmActions: Value, Metrics: Value): Value => ({
      Resources: {
        Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { MethodSettings } },
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions, Metrics } },
      },
    });
    const { changes } = await diff(
      template([method('*', '/*', 9), method('GET', '/~1a', 1), method('GET', '/~1b', 2)], ['a', 'b'], [{ Id: 'one' }, { Id: 'two', Expression: 'one' }]),
      template(
        [method('*', '/*', 9), method('PUT', '/~1a', 5), method('GET', '/~1b', 3), method('GET', '/~1a', 1)],
        ['b', 'a'],
        [{ Id: 'two', Expression: 'one * 2' }, { Id: 'one' }],
      ),
    );
    expect(changes.flatMap(({ details }) => details.map(({ path, before, after }) => [path.slice(3).join('.'), before, after]))).to.deep.equal([
      ['MethodSettings.2.ThrottlingRateLimit', 2, 3],
      ['MethodSettings.1', undefined, method('PUT', '/~1a', 5)],
      ['Metrics.0.Expression', 'one', 'one * 2'],
    ]);
  });

  it('does not say that CORS headers change where a path parameter is renamed', async () => {
    const preflight = (name: string): Value => ({
      parameters: [{ name, in: 'path', required: true, type: 'string' }],
      'x-amazon-apigateway-integration': {
        type: 'mock',
        responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } } },
      },
    });
    const api = (name: string): Value => apiWith({ [`/orders/{${name}}`]: { options: preflight(name) } });
    const { changes } = await diff(api('id'), api('order'));
    expect(changes.map(({ rule }) => rule))
      .to.include('path-parameter-renamed')
      .and.not.include('cors-changed');
  });

  it('says of a renamed path parameter just that, and what else differs beside it', async () => {
    const api = (path: string, names: readonly string[], more: { readonly [key: string]: Value } = {}): Value => {
      const parameters = names.map((name) => ({ name, in: 'path', required: true, type: 'string' }));
      return apiWith({ [path]: { get: { parameters, responses: {}, ...more }, delete: { parameters, responses: {} } } });
    };
    const told = async (before: Value, after: Value): Promise<string[]> =>
      (await diff(before, after)).changes.filter(({ subject }) => subject.name !== undefined).map(({ rule, message }) => `${rule}: ${message}`);
    const renamed = 'path-parameter-renamed: In the path /users/{user_id}, the parameter {id} is now called {user_id}; callers see no difference';
    expect(await told(api('/users/{id}', ['id']), api('/users/{user_id}', ['user_id']))).to.deep.equal([renamed]);
    expect(await told(api('/a/{b}/{z}', ['b', 'z']), api('/a/{y}/{c}', ['y', 'c']))).to.deep.equal([
      'path-parameter-renamed: In the path /a/{y}/{c}, the parameter {b} is now called {y}, {z} is now called {c}; callers see no difference',
    ]);
    expect(await told(api('/users/{id}', ['id']), api('/users/{user_id}', ['user_id'], { summary: 'A user' }))).to.deep.equal([
      renamed,
      'api-changed: The definition of GET /users/{user_id} changes',
    ]);
    const [open, closed] = [api('/users/{id}', ['id']), api('/users/{user_id}', ['user_id'], { security: [{ Pool: [] }] })];
    const rules = (await diff(open, closed)).changes.map(({ rule }) => rule);
    expect(rules).to.include.members(['authorizer-required', 'path-parameter-renamed']);
    // Of another shape: a path that goes, and one that comes.
    expect((await told(api('/users/{id}', ['id']), api('/users/{id+}', ['id']))).join()).to.not.contain('renamed');
  });

  it('says of a renamed function which line keeps it', async () => {
    const fn = (name: string): Value => ({
      Type: 'AWS::Serverless::Function',
      Properties: { Handler: `app.${name}`, Runtime: 'nodejs24.x', Role: 'arn:aws:iam::123456789012:role/a' },
    });
    const { changes } = await diff({ Resources: { Drain: fn('drain') } }, { Resources: { OrderWorker: fn('order_worker') } });
    expect(changes.find(({ rule }) => rule === 'resource-renamed')?.fix).to.equal(
      'to keep it, write "logical_ids": {"order_worker": "Drain"} into the configuration',
    );
  });

  it('counts as new rights of a renamed function only those that it did not have under its earlier name', async () => {
    const stage = (name: string, id: string, actions: readonly string[]): Value => ({
      Resources: {
        [id]: {
          Type: 'AWS::Serverless::Function',
          Properties: { Handler: `app.${name}`, Runtime: 'nodejs24.x', Role: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] } },
        },
        [`${id}Role`]: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
            Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: [...actions], Resource: '*' }] } }],
          },
        },
      },
    });
    const earlier = stage('drain', 'Drain', ['s3:GetObject', 'sqs:SendMessage']);
    const added = async (actions: readonly string[]): Promise<string[]> => {
      const { changes } = await diff(earlier, stage('order_worker', 'OrderWorker', actions));
      expect(changes.map(({ rule }) => rule)).to.include('resource-renamed');
      return changes.filter(({ rule }) => rule === 'action-added').map(({ message }) => message);
    };
    expect(await added(['s3:GetObject', 'sqs:SendMessage'])).to.deep.equal([]);
    expect(await added(['s3:GetObject'])).to.deep.equal([]);
    expect((await added(['s3:GetObject', 's3:PutObject'])).join())
      .to.include('s3:PutObject')
      .and.not.include('GetObject');
  });

  it('says of a version why it is published', async () => {
    const template = (hash: string): Value => {
      const code = { CodeUri: './deployment.zip', AutoPublishAlias: 'live', AutoPublishCodeSha256: hash };
      return {
        Resources: {
          Worker: {
            Type: 'AWS::Serverless::Function',
            Properties: { Handler: 'app.work', Runtime: 'nodejs24.x', Role: 'arn:aws:iam::123456789012:role/a', ...code },
          },
        },
      };
    };
    const { changes } = await diff(template('0123456789'), template('abcdef0123'));
    const published = changes.filter(({ subject }) => subject.type === 'AWS::Lambda::Version');
    expect(published.map(({ message, causes }) => [message, causes])).to.deep.equal([
      ['WorkerVersion (AWS::Lambda::Version) is published anew, because Worker changes', [{ because: 'Worker' }]],
    ]);
  });

  it('says that a replacement comes from another one', async () => {
    const before = {
      Resources: {
        A: { Type: 'AWS::SQS::Queue', Properties: {} },
        B: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${A.QueueName}-dead' } } },
      },
    };
    const after = structuredClone(before) as { Resources: { A: { Properties: object } } };
    after.Resources.A.Properties = { FifoQueue: true };
    const { changes } = await diff(before, after as unknown as Value);
    expect(changes.map(({ rule, subject, causes }) => [rule, subject.logicalId, causes])).to.deep.equal([
      ['resource-replaced', 'A', []],
      ['resource-replaced', 'B', [{ because: 'A' }]],
    ]);
  });

  it('follows a replacement through every function, but is not sure of one branch', async () => {
    const references: readonly (readonly [Value, string])[] = [
      [{ Ref: 'A' }, 'replace'],
      [{ 'Fn::GetAtt': ['A', 'Arn'] }, 'replace'],
      [{ 'Fn::GetAtt': 'A.Arn' }, 'replace'],
      [{ 'Fn::Sub': 'x-${A}' }, 'replace'],
      [{ 'Fn::Sub': ['x-${Name}', { Name: { Ref: 'A' } }] }, 'replace'],
      [{ 'Fn::Sub': ['x-${A}', { A: 'a' }] }, 'none'],
      [{ 'Fn::Sub': 'x-${!A}' }, 'none'],
      [{ 'Fn::Join': ['-', ['x', { Ref: 'A' }]] }, 'replace'],
      [{ 'Fn::Select': [0, [{ Ref: 'A' }]] }, 'replace'],
      [{ 'Fn::If': ['C', { Ref: 'A' }, { 'Fn::GetAtt': ['A', 'Arn'] }] }, 'replace'],
      [{ 'Fn::If': ['C', { Ref: 'A' }, 'x'] }, 'may-replace'],
      [{ 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }, 'may-replace'],
    ];
    for (const [name, want] of references) {
      const template = (properties: Value): Value => ({
        Resources: { A: { Type: 'AWS::SQS::Queue', Properties: properties }, B: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } },
      });
      const { changes } = await diff(template({}), template({ FifoQueue: true }));
      expect(changes.find(({ subject }) => subject.logicalId === 'B')?.impact ?? 'none', JSON.stringify(name)).to.equal(want);
    }
  });

  it('follows many replacements as it follows few', async () => {
    for (const count of [1, 16, 17, 60]) {
      const template = (isFifo: boolean): Value => ({
        Resources: Object.fromEntries(
          Array.from({ length: count }, (_, number) => [
            [`Q${number}x`, { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: isFifo } }],
            [`R${number}x`, { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: `Q${number}x` } } }],
            // Begins with the same letters.
            [`S${number}x`, { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: `Q${number}xy` } } }],
          ]).flat(),
        ),
      });
      const { changes } = await diff(template(false), template(true));
      const replaced = changes.filter(({ impact }) => impact === 'replace').map(({ subject }) => subject.logicalId.charAt(0));
      expect([...replaced].sort().join(''), String(count)).to.equal('Q'.repeat(count) + 'R'.repeat(count));
    }
  });

  it('exempts routes that are meant to be public', async () => {
    const [before, after] = [apiWith({}), apiWith({ '/health': { get: {} }, '/open': { get: {} } })];
    const { changes } = await diffStages('dev', { template: before }, { template: after, publicRoutes: ['GET /health'] });
    expect(changes.filter(({ kinds }) => kinds.includes('public-route')).map(({ subject }) => subject.name)).to.deep.equal(['GET /open']);
  });

  it('looks into a Swagger document in a file of its own, or says that it has not', async () => {
    const template = {
      Resources: {
        RestAPI: {
          Type: 'AWS::Serverless::Api',
          Properties: { StageName: 'api', DefinitionBody: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'api.json' } } } },
        },
      },
    };
    const given = await diffStages(
      'dev',
      { template, swagger: { swagger: '2.0', paths: { '/a': { get: {} } } } },
      { template, swagger: { swagger: '2.0', paths: {} } },
    );
    expect(given.changes.map(({ rule, subject }) => [rule, subject.name])).to.deep.equal([['route-removed', 'GET /a']]);
    expect(given.unknown).to.deep.equal([]);
    expect((await diffStages('dev', { template }, { template })).unknown.map(({ message }) => message)).to.deep.equal([
      'The routes of RestAPI are not compared, because its document is put into the template only at deployment',
    ]);
  });

  it('shows no secrets', async () => {
    const template = (secret: string): Value => ({
      Parameters: { Pin: { Type: 'String', NoEcho: true, Default: secret } },
      Outputs: { ApiToken: { Value: secret } },
      Resources: {
        F: {
          Type: 'AWS::Serverless::Function',
          Properties: {
            Role: 'a',
            Handler: 'app.f',
            Environment: { Variables: { DB_PASSWORD: secret, URL: `https://user:${secret}@example.com` } },
            Description: `AKIA${secret}`,
          },
        },
        P: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: secret } },
        T: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Environment: [{ Name: 'TOKEN', Value: secret }] }] } },
      },
    });
    const found = await diff(template('ABCDEFGHIJKLMNOP'), template('QRSTUVWXYZABCDEF'));
    expect(found.changes).to.have.lengthOf(7);
    expect(JSON.stringify(found)).to.not.match(/ABCDEFGHIJKLMNOP|QRSTUVWXYZABCDEF/);
  });
});

/** Parts of templates with the names that the rules look for. */
const names = fc.constantFrom(
  'Action',
  'Resource',
  'Tags',
  'Statement',
  'Effect',
  'Properties',
  'Type',
  'DependsOn',
  'paths',
  '__proto__',
  'constructor',
  'toString',
  'type',
  'Ref',
  'Fn::Sub',
  'Fn::Join',
  'Fn::GetAtt',
  'Policies',
  'Body',
  'a',
  'b',
);
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<Value>('', '0', 'a', 'Allow', '*', 's3:*', 'x${A}y', 'A.Arn', 0, 1, true, false, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
const types = fc.constantFrom(
  'AWS::IAM::Role',
  'AWS::SQS::Queue',
  'AWS::Serverless::Function',
  'AWS::Serverless::Api',
  'AWS::Lambda::Permission',
  'AWS::EC2::SecurityGroup',
  'AWS::ApiGatewayV2::Route',
  'AWS::S3::BucketPolicy',
  'Custom::Thing',
);
const propertyNames = fc.constantFrom(
  'Policies',
  'AssumeRolePolicyDocument',
  'PolicyDocument',
  'Tags',
  'Role',
  'Events',
  'Environment',
  'DefinitionBody',
  'SecurityGroupIngress',
  'FunctionName',
  'RouteKey',
  'Bucket',
  'StageName',
  'FunctionUrlConfig',
  'ManagedPolicyArns',
);
const resource = fc.record(
  {
    Type: fc.oneof({ weight: 9, arbitrary: types }, { weight: 1, arbitrary: value }),
    Properties: fc.oneof(
      { weight: 9, arbitrary: fc.dictionary(propertyNames, value, { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Value> },
      { weight: 1, arbitrary: value },
    ),
    Condition: value,
    DependsOn: value,
    DeletionPolicy: value,
  },
  { requiredKeys: ['Type', 'Properties'], noNullPrototype: true },
) as fc.Arbitrary<Value>;
const template = fc.record(
  {
    Resources: fc.dictionary(
      fc.constantFrom('A', 'B', 'C', '__proto__', 'Fn::ForEach::X'),
      fc.oneof({ weight: 9, arbitrary: resource }, { weight: 1, arbitrary: value }),
      { maxKeys: 4, noNullPrototype: true },
    ),
    Outputs: value,
    Parameters: value,
    Globals: value,
    Conditions: value,
  },
  { requiredKeys: ['Resources'], noNullPrototype: true },
) as fc.Arbitrary<Value>;

/** The same with the keys of every map the other way round. */
function turned(given: Value): Value {
  if (typeof given !== 'object' || given === null) return given;
  if (Array.isArray(given)) return (given as readonly Value[]).map(turned);
  return Object.fromEntries(
    Object.entries(given)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

/** With sorted keys, and no difference between `[x]` and `x`, between the order of lists, or between functions that join texts. */
function coarse(given: Value): string {
  if (typeof given !== 'object' || given === null) return JSON.stringify(given);
  if (Array.isArray(given)) return given.length === 1 ? coarse(given[0] as Value) : (given as readonly Value[]).map(coarse).sort().join();
  const text = Object.entries(given)
    .map(([key, inner]) => `${key}:${coarse(inner)}`)
    .sort()
    .join();
  return /Ref|Fn::/.test(text) ? 'function' : text;
}

describe('for all templates, diffStages', () => {
  it('finds nothing between equal ones, whatever the order of their keys', async () => {
    await fc.assert(
      fc.asyncProperty(template, async (one) => {
        expect((await diff(one, structuredClone(one))).changes).to.deep.equal([]);
        expect((await diff(one, turned(one))).changes).to.deep.equal([]);
      }),
      { numRuns: 400 },
    );
  });

  it('tells something of all that differs in more than its form', async () => {
    await fc.assert(
      fc.asyncProperty(template, template, async (one, other) => {
        const { changes } = await diff(one, other);
        if (coarse(one) !== coarse(other)) expect(changes).to.not.deep.equal([]);
        for (const { kinds, rule, group, message, subject } of changes) {
          expect(reviewRules[rule].group).to.equal(group);
          expect(kinds).to.deep.equal(changeKinds.filter((kind) => kinds.includes(kind)));
          expect(changeGroups).to.include(group);
          expect(message).to.not.match(/undefined|\[object|\n/);
          expect(subject.logicalId).to.be.a('string');
        }
      }),
      { numRuns: 600 },
    );
  });
});
