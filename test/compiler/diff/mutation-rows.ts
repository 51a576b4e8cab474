import { type Draft, properties } from './mutation-apps.js';

/**
 * What a change is. `none` gives no change at all, `harmless` one that no gate stops and that replaces nothing; the others
 * are the kinds of the gates, and `replace`.
 */
export type Label = 'none' | 'harmless' | 'replace' | 'destructive' | 'broadening' | 'public-route' | 'breaking-api';

export interface MutationRow {
  readonly app: string;
  readonly given: string;
  /** All that apply, in any order. */
  readonly want: readonly Label[];
  /** A rule of which there is a change. */
  readonly rule?: string;
  readonly change: (template: Draft) => void;
  /** What both templates get before the change. */
  readonly base?: (template: Draft) => void;
}

type Change = (template: Draft) => void;

const body = (template: Draft): Draft => properties(template, 'RestAPI')['DefinitionBody'] as Draft;
const operation = (template: Draft, path: string, method: string): Draft => body(template)['paths'][path][method] as Draft;
const resources = (template: Draft): Draft => template['Resources'] as Draft;
const set =
  (id: string, name: string, value: unknown): Change =>
  (template) => {
    properties(template, id)[name] = value;
  };
const drop =
  (id: string, name: string): Change =>
  (template) => {
    delete properties(template, id)[name];
  };
const remove =
  (id: string): Change =>
  (template) => {
    delete resources(template)[id];
  };
const add =
  (id: string, Type: string, Properties: Draft, attributes: Draft = {}): Change =>
  (template) => {
    resources(template)[id] = { Type, ...attributes, Properties };
  };
const attribute =
  (id: string, name: string, value: unknown): Change =>
  (template) => {
    if (value === undefined) delete resources(template)[id][name];
    else resources(template)[id][name] = value;
  };
const statements = (template: Draft, role: string): Draft[] => properties(template, role)['Policies'][0]['PolicyDocument']['Statement'] as Draft[];
const policyOf = (template: Draft, id: string): Draft[] => properties(template, id)['PolicyDocument']['Statement'] as Draft[];
const variable =
  (name: string, value: unknown): Change =>
  (template) => {
    properties(template, 'Worker')['Environment']['Variables'][name] = value;
  };
const allow = (Action: unknown, Resource: unknown, more: Draft = {}): Draft => ({ Effect: 'Allow', Action, Resource, ...more });
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as readonly unknown[]).map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};
const replaceAll = (template: Draft, other: unknown): void => {
  for (const key of Object.keys(template)) delete template[key];
  Object.assign(template, other);
};

const cors = 'cors-default';
const scopes = 'authorizer-scopes';
const domains = 'both-domains';
const roles = 'policy-statements-of-all-levels';
const stateful = 'merge-table-and-environment';

const mock = (origin: string): Draft => ({
  responses: { '200': { description: '200 response' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.Access-Control-Allow-Origin': `'${origin}'` } } },
  },
});
const corsOrigin = (template: Draft, path: string): Draft =>
  operation(template, path, 'options')['x-amazon-apigateway-integration']['responses']['default']['responseParameters'] as Draft;
const origin = 'method.response.header.Access-Control-Allow-Origin';

const sameMeaning: readonly MutationRow[] = [
  ...[cors, scopes, domains, roles, stateful].map((app): MutationRow => ({
    app,
    given: 'all keys in another order',
    want: ['none'],
    change: (template) => replaceAll(template, reversed(structuredClone(template))),
  })),
  { app: roles, given: 'actions in another order', want: ['none'], change: (t) => statements(t, 'DefaultRole')[0]!['Action'].reverse() },
  { app: roles, given: 'statements in another order', want: ['none'], change: (t) => statements(t, 'DefaultRole').reverse() },
  { app: roles, given: 'an action as a list of one', want: ['none'], change: (t) => (statements(t, 'DefaultRole')[1]!['Action'] = ['ssm:GetParameter']) },
  {
    app: roles,
    given: 'Fn::Join for an equal Fn::Sub',
    want: ['none'],
    change: (t) =>
      (statements(t, 'DefaultRole')[1]!['Resource'] = {
        'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'ssm', { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, 'parameter/demo/*']],
      }),
  },
  { app: roles, given: 'Fn::GetAtt as a text', want: ['none'], change: (t) => (properties(t, 'First')['Role'] = { 'Fn::GetAtt': 'DefaultRole.Arn' }) },
  { app: roles, given: 'Fn::Sub with one reference for Fn::GetAtt', want: ['none'], change: set('First', 'Role', { 'Fn::Sub': '${DefaultRole.Arn}' }) },
  { app: stateful, given: 'tags in another order', want: ['none'], change: (t) => properties(t, 'Files')['Tags'].reverse() },
  {
    app: stateful,
    given: 'Fn::Sub for an equal Fn::Join',
    want: ['none'],
    change: set('Alarm', 'AlarmName', { 'Fn::Sub': 'jobs-${AWS::StackName}' }),
  },
  {
    app: stateful,
    given: 'Fn::Sub with variables',
    want: ['none'],
    change: set('Logs', 'LogGroupName', { 'Fn::Sub': ['/aws/${Service}/${Name}', { Service: 'lambda', Name: { Ref: 'Worker' } }] }),
  },
  {
    app: stateful,
    given: 'DependsOn as a list',
    want: ['none'],
    base: attribute('Logs', 'DependsOn', 'Worker'),
    change: attribute('Logs', 'DependsOn', ['Worker']),
  },
  {
    app: stateful,
    given: 'DependsOn in another order',
    want: ['none'],
    base: attribute('Logs', 'DependsOn', ['Worker', 'Jobs']),
    change: attribute('Logs', 'DependsOn', ['Jobs', 'Worker']),
  },
  { app: scopes, given: 'scopes in another order', want: ['none'], change: (t) => operation(t, '/pool', 'post')['security'][0]['Pool'].reverse() },
  {
    app: cors,
    given: 'content types in another order',
    want: ['none'],
    base: (t) => operation(t, '/', 'get')['consumes'].push('text/plain'),
    change: (t) => operation(t, '/', 'get')['consumes'].reverse(),
  },
  {
    app: domains,
    given: 'another hash of a deployment',
    want: ['none'],
    change: (t) => {
      const text = JSON.stringify(t).replaceAll('WebsocketAPIDeploymenta0b32cbb4b', 'WebsocketAPIDeployment0123456789');
      replaceAll(t, JSON.parse(text));
    },
  },
  {
    app: roles,
    given: 'the root of an account for its number',
    want: ['harmless'],
    base: (t) => (properties(t, 'DefaultRole')['AssumeRolePolicyDocument']['Statement'][0]['Principal'] = { AWS: '123456789012' }),
    change: (t) => (properties(t, 'DefaultRole')['AssumeRolePolicyDocument']['Statement'][0]['Principal'] = { AWS: 'arn:aws:iam::123456789012:root' }),
  },
];

/** What packaging writes for a function with an alias. */
const aliased: Change = (template) => {
  Object.assign(properties(template, 'APIHandler'), { AutoPublishAlias: 'live', AutoPublishCodeSha256: '0123456789' });
  properties(template, 'APIHandlerInvokePermission')['FunctionName'] = { Ref: 'APIHandlerAliaslive' };
  properties(template, 'RestAPI')['DefinitionBody'] = JSON.parse(JSON.stringify(body(template)).replaceAll('${APIHandler.Arn}', '${APIHandlerAliaslive}'));
};
const deployed: Change = (template) => {
  aliased(template);
  Object.assign(properties(template, 'APIHandler'), { DeploymentPreference: { Type: 'AllAtOnce', Role: 'arn:aws:iam::123456789012:role/deploys' } });
};

const functions: readonly MutationRow[] = [
  // All that is replaced is the permission, which has no state: Lambda gives it for a function or an alias.
  { app: cors, given: 'an alias through which the API calls its function', want: ['replace'], rule: 'resource-replaced', change: aliased },
  {
    app: cors,
    given: 'code behind an alias',
    want: ['replace'],
    rule: 'resource-replaced',
    base: aliased,
    change: (t) => Object.assign(properties(t, 'APIHandler'), { CodeUri: './other.zip', AutoPublishCodeSha256: 'abcdef0123' }),
  },
  {
    app: cors,
    given: 'a role that may call the alias in the place of the function',
    want: ['harmless'],
    base: (t) => {
      aliased(t);
      add('Caller', 'AWS::IAM::Role', {
        AssumeRolePolicyDocument: { Statement: [allow('sts:AssumeRole', undefined, { Principal: { Service: 'scheduler.amazonaws.com' } })] },
        Policies: [
          { PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: [allow('lambda:InvokeFunction', { 'Fn::GetAtt': ['APIHandler', 'Arn'] })] } },
        ],
      })(t);
    },
    change: (t) => (statements(t, 'Caller')[0]!['Resource'] = { Ref: 'APIHandlerAliaslive' }),
  },
  { app: cors, given: 'a tag behind an alias', want: ['harmless'], base: aliased, change: (t) => (properties(t, 'APIHandler')['Tags']['team'] = 'shop') },
  {
    app: cors,
    given: 'another way to move an alias',
    want: ['harmless'],
    rule: 'resource-updated',
    base: deployed,
    change: (t) => (properties(t, 'APIHandler')['DeploymentPreference']['Type'] = 'Canary10Percent5Minutes'),
  },
  {
    app: cors,
    given: 'a hook of a deployment',
    want: ['harmless'],
    rule: 'resource-updated',
    base: deployed,
    change: (t) => (properties(t, 'APIHandler')['DeploymentPreference']['Hooks'] = { PreTraffic: 'tries' }),
  },
  {
    app: cors,
    given: 'environments that are kept',
    want: ['harmless'],
    base: aliased,
    change: set('APIHandler', 'ProvisionedConcurrencyConfig', { ProvisionedConcurrentExecutions: 2 }),
  },
  { app: cors, given: 'memory', want: ['harmless'], rule: 'setting-changed', change: set('APIHandler', 'MemorySize', 256) },
  { app: cors, given: 'memory as a text', want: ['harmless'], rule: 'setting-changed', change: set('APIHandler', 'MemorySize', '128') },
  { app: cors, given: 'a timeout', want: ['harmless'], rule: 'setting-changed', change: set('APIHandler', 'Timeout', 30) },
  { app: cors, given: 'a runtime', want: ['harmless'], rule: 'setting-changed', change: set('APIHandler', 'Runtime', 'nodejs22.x') },
  { app: cors, given: 'an architecture', want: ['harmless'], rule: 'setting-changed', change: set('APIHandler', 'Architectures', ['arm64']) },
  { app: cors, given: 'tracing', want: ['harmless'], change: set('APIHandler', 'Tracing', 'Active') },
  { app: cors, given: 'a description', want: ['harmless'], change: set('APIHandler', 'Description', 'answers') },
  { app: cors, given: 'a tag', want: ['harmless'], change: (t) => (properties(t, 'APIHandler')['Tags']['team'] = 'shop') },
  { app: cors, given: 'code', want: ['harmless'], rule: 'code-changed', change: set('APIHandler', 'CodeUri', './other.zip') },
  { app: cors, given: 'a name for a function', want: ['replace'], rule: 'resource-replaced', change: set('APIHandler', 'FunctionName', 'api') },
  { app: cors, given: 'a VPC', want: ['harmless'], change: set('APIHandler', 'VpcConfig', { SecurityGroupIds: ['sg-1'], SubnetIds: ['subnet-1'] }) },
  { app: cors, given: 'reserved concurrency', want: ['harmless'], change: set('APIHandler', 'ReservedConcurrentExecutions', 5) },
  { app: stateful, given: 'layers in another order', want: ['harmless'], rule: 'setting-changed', change: (t) => properties(t, 'Worker')['Layers'].reverse() },
  { app: stateful, given: 'an empty variable that becomes 0', want: ['harmless'], rule: 'variable-changed', change: variable('EMPTY', '0') },
  { app: stateful, given: 'an empty variable that becomes a space', want: ['harmless'], rule: 'variable-changed', change: variable('EMPTY', ' ') },
  { app: stateful, given: 'an account without its zero', want: ['harmless'], rule: 'variable-changed', change: variable('ACCOUNT', '12345678901') },
  { app: stateful, given: 'the last digit of twenty', want: ['harmless'], rule: 'variable-changed', change: variable('BIG', '12345678901234567891') },
  { app: stateful, given: 'a new variable', want: ['harmless'], rule: 'variable-added', change: variable('NEW', 'a') },
  {
    app: stateful,
    given: 'a variable less',
    want: ['harmless'],
    rule: 'variable-removed',
    change: (t) => delete properties(t, 'Worker')['Environment']['Variables']['EMPTY'],
  },
  { app: stateful, given: 'another password', want: ['harmless'], rule: 'variable-changed', change: variable('DB_PASSWORD', 'battery-staple') },
  {
    app: stateful,
    given: 'the first variable',
    want: ['harmless'],
    rule: 'variable-added',
    base: drop('Worker', 'Environment'),
    change: set('Worker', 'Environment', { Variables: { A: 'a' } }),
  },
  { app: stateful, given: 'a batch size', want: ['harmless'], change: (t) => (properties(t, 'Worker')['Events']['Jobs']['Properties']['BatchSize'] = 5) },
  {
    app: stateful,
    given: 'another queue for an event source',
    want: ['replace'],
    rule: 'resource-replaced',
    change: (t) => (properties(t, 'Worker')['Events']['Jobs']['Properties']['Queue'] = 'arn:aws:sqs:us-west-2:123456789012:other'),
  },
  {
    app: stateful,
    given: 'a function that goes',
    want: ['harmless'],
    rule: 'resource-deleted',
    base: (t) => {
      delete resources(t)['Logs'];
      delete resources(t)['Stream'];
      drop('Worker', 'FunctionUrlConfig')(t);
    },
    change: remove('Worker'),
  },
  {
    app: stateful,
    given: 'a function that comes, with a role that is there',
    want: ['harmless'],
    rule: 'resource-created',
    change: add('Second', 'AWS::Serverless::Function', {
      Runtime: 'nodejs24.x',
      Handler: 'app.second',
      CodeUri: './deployment.zip',
      Role: { 'Fn::GetAtt': ['DefaultRole', 'Arn'] },
    }),
  },
  {
    app: stateful,
    given: 'Globals',
    want: ['harmless'],
    rule: 'setting-changed',
    change: (t) => (t['Globals'] = { Function: { EphemeralStorage: { Size: 1024 } } }),
  },
];

const data: readonly MutationRow[] = [
  { app: stateful, given: 'a table that goes', want: ['destructive'], rule: 'resource-deleted', base: remove('Stream'), change: remove('Orders') },
  {
    app: stateful,
    given: 'the key of a table',
    want: ['destructive', 'replace'],
    rule: 'resource-replaced',
    base: remove('Stream'),
    change: (t) => {
      properties(t, 'Orders')['KeySchema'][0]['AttributeName'] = 'sub';
      properties(t, 'Orders')['AttributeDefinitions'][0]['AttributeName'] = 'sub';
    },
  },
  { app: stateful, given: 'a name for a table', want: ['destructive', 'replace'], rule: 'resource-replaced', change: set('Orders', 'TableName', 'orders') },
  { app: stateful, given: 'the billing of a table', want: ['harmless'], rule: 'resource-updated', change: set('Orders', 'BillingMode', 'PROVISIONED') },
  {
    app: stateful,
    given: 'an index of a table',
    want: ['harmless'],
    change: set('Orders', 'GlobalSecondaryIndexes', [
      { IndexName: 'a', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    ]),
  },
  {
    app: stateful,
    given: 'the attributes of a table in another order',
    want: ['none'],
    base: (t) => properties(t, 'Orders')['AttributeDefinitions'].push({ AttributeName: 'b', AttributeType: 'S' }),
    change: (t) => properties(t, 'Orders')['AttributeDefinitions'].reverse(),
  },
  { app: stateful, given: 'a queue that becomes a FIFO queue', want: ['destructive', 'replace'], change: set('Jobs', 'FifoQueue', true) },
  { app: stateful, given: 'the timeout of a queue', want: ['harmless'], change: set('Jobs', 'VisibilityTimeout', 600) },
  { app: stateful, given: 'a topic that gets a name', want: ['destructive', 'replace'], change: set('News', 'TopicName', 'news') },
  { app: stateful, given: 'the display name of a topic', want: ['harmless'], change: set('News', 'DisplayName', 'other') },
  { app: stateful, given: 'a bucket that gets a name', want: ['destructive', 'replace'], change: set('Files', 'BucketName', 'files') },
  { app: stateful, given: 'the versions of a bucket', want: ['harmless'], change: set('Files', 'VersioningConfiguration', { Status: 'Enabled' }) },
  { app: stateful, given: 'a tag of a bucket', want: ['harmless'], change: (t) => (properties(t, 'Files')['Tags'][0]['Value'] = 'other') },
  { app: stateful, given: 'a user pool that goes', want: ['destructive'], change: remove('Users') },
  { app: stateful, given: 'a user pool by another name', want: ['harmless'], change: set('Users', 'UserPoolName', 'people') },
  { app: stateful, given: 'a key that goes', want: ['destructive'], change: remove('Key') },
  { app: stateful, given: 'a log group that goes', want: ['destructive'], change: remove('Logs') },
  { app: stateful, given: 'another name of a log group', want: ['destructive', 'replace'], change: set('Logs', 'LogGroupName', '/other') },
  { app: stateful, given: 'the retention of a log group', want: ['harmless'], change: set('Logs', 'RetentionInDays', 7) },
  { app: stateful, given: 'an alarm that goes', want: ['harmless'], rule: 'resource-deleted', change: remove('Alarm') },
  { app: stateful, given: 'another type under one ID', want: ['destructive', 'replace'], change: attribute('Users', 'Type', 'AWS::Cognito::IdentityPool') },
  {
    app: stateful,
    given: 'a table under another ID',
    want: ['destructive'],
    rule: 'resource-renamed',
    base: remove('Stream'),
    change: (t) => {
      const text = JSON.stringify(t).replaceAll('"Orders"', '"OrderTable"');
      replaceAll(t, JSON.parse(text));
    },
  },
  { app: stateful, given: 'a condition for a table', want: ['destructive'], rule: 'resource-unknown', change: attribute('Orders', 'Condition', 'IsLive') },
  {
    app: stateful,
    given: 'a table without its condition',
    want: ['harmless'],
    base: attribute('Orders', 'Condition', 'IsLive'),
    change: attribute('Orders', 'Condition', undefined),
  },
  {
    app: stateful,
    given: 'a table that comes',
    want: ['harmless'],
    rule: 'resource-created',
    change: add('Others', 'AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'x', KeyType: 'HASH' }] }),
  },
  { app: roles, given: 'a kept bucket that goes', want: ['harmless'], rule: 'resource-deleted', change: remove('Kept') },
  { app: roles, given: 'a kept bucket by another name', want: ['replace'], rule: 'resource-replaced', change: set('Kept', 'BucketName', 'other') },
  {
    app: roles,
    given: 'a bucket that is kept no more',
    want: ['destructive'],
    rule: 'retention-dropped',
    change: attribute('Kept', 'DeletionPolicy', undefined),
  },
  {
    app: roles,
    given: 'a bucket that is deleted with its stack',
    want: ['destructive'],
    rule: 'retention-dropped',
    change: attribute('Kept', 'DeletionPolicy', 'Delete'),
  },
  {
    app: roles,
    given: 'a bucket that is not kept when replaced',
    want: ['destructive'],
    rule: 'retention-dropped',
    change: attribute('Kept', 'UpdateReplacePolicy', undefined),
  },
  { app: roles, given: 'a table that is kept', want: ['harmless'], rule: 'retention-added', change: attribute('Orders', 'DeletionPolicy', 'Retain') },
  { app: roles, given: 'the path of a role', want: ['replace'], rule: 'resource-replaced', change: set('AloneRole', 'Path', '/app/') },
  { app: roles, given: 'the description of a security group', want: ['replace'], rule: 'resource-replaced', change: set('Group', 'GroupDescription', 'other') },
];

const followed: readonly MutationRow[] = [
  {
    app: stateful,
    given: 'a replaced function in Fn::Sub of a name',
    want: ['destructive', 'replace', 'broadening'].slice(0, 2) as Label[],
    rule: 'resource-replaced',
    change: set('Worker', 'FunctionName', 'worker'),
  },
  { app: stateful, given: 'a replaced table behind Fn::If', want: ['destructive', 'replace'], change: (t) => set('Orders', 'TableName', 'orders')(t) },
  {
    app: stateful,
    given: 'a replaced queue in Fn::Join of a name',
    want: ['destructive', 'replace'],
    base: set('Alarm', 'AlarmName', { 'Fn::Join': ['-', ['jobs', { Ref: 'Jobs' }]] }),
    change: set('Jobs', 'QueueName', 'jobs'),
  },
  { app: roles, given: 'a replaced role of functions', want: ['replace'], change: set('DefaultRole', 'RoleName', 'shared') },
];

const permissions: readonly MutationRow[] = [
  {
    app: roles,
    given: 'an action more',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => statements(t, 'AloneRole')[2]!['Resource'] === '*' && (statements(t, 'AloneRole')[2]!['Action'] = ['ses:SendEmail', 'ses:SendRawEmail']),
  },
  { app: roles, given: 'an action less', want: ['harmless'], rule: 'action-removed', change: (t) => statements(t, 'DefaultRole')[0]!['Action'].pop() },
  {
    app: roles,
    given: 'all actions of a service',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => (statements(t, 'AloneRole')[2]!['Action'] = 'ses:*'),
  },
  {
    app: roles,
    given: 'fewer actions than all of a service',
    want: ['harmless'],
    rule: 'action-removed',
    base: (t) => (statements(t, 'AloneRole')[2]!['Action'] = 'ses:*'),
    change: (t) => (statements(t, 'AloneRole')[2]!['Action'] = 'ses:Send*'),
  },
  { app: roles, given: 'an action in another case', want: ['harmless'], change: (t) => (statements(t, 'AloneRole')[2]!['Action'] = 'SES:sendemail') },
  {
    app: roles,
    given: 'every resource for one',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => (statements(t, 'DefaultRole')[2]!['Resource'] = '*'),
  },
  {
    app: roles,
    given: 'one resource for every one',
    want: ['harmless'],
    rule: 'action-removed',
    change: (t) => (statements(t, 'AloneRole')[2]!['Resource'] = 'arn:aws:ses:us-west-2:123456789012:identity/a'),
  },
  {
    app: roles,
    given: 'a table for all tables',
    want: ['harmless'],
    rule: 'action-removed',
    base: (t) => (statements(t, 'DefaultRole')[2]!['Resource'] = 'arn:*:dynamodb:*:*:table/*'),
    change: (t) => (statements(t, 'DefaultRole')[2]!['Resource'] = { 'Fn::GetAtt': ['Orders', 'Arn'] }),
  },
  {
    app: roles,
    given: 'a wider prefix',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => (statements(t, 'DefaultRole')[1]!['Resource'] = { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*' }),
  },
  {
    app: roles,
    given: 'a narrower prefix',
    want: ['harmless'],
    rule: 'action-removed',
    change: (t) =>
      (statements(t, 'DefaultRole')[1]!['Resource'] = { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/demo/a/*' }),
  },
  {
    app: roles,
    given: 'a resource more',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => (statements(t, 'DefaultRole')[2]!['Resource'] = [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, 'arn:aws:dynamodb:us-west-2:123456789012:table/b']),
  },
  {
    app: roles,
    given: 'a statement in two',
    want: ['harmless'],
    change: (t) => {
      const [first] = statements(t, 'DefaultRole');
      const [one, ...rest] = first!['Action'] as string[];
      statements(t, 'DefaultRole').splice(0, 1, allow(one, first!['Resource']), allow(rest, first!['Resource']));
    },
  },
  {
    app: roles,
    given: 'a statement that moves to a policy of its own',
    want: ['harmless'],
    change: (t) => {
      const [last] = statements(t, 'AloneRole').splice(2, 1);
      add('Mail', 'AWS::IAM::Policy', { PolicyName: 'mail', Roles: [{ Ref: 'AloneRole' }], PolicyDocument: { Version: '2012-10-17', Statement: [last] } })(t);
    },
  },
  {
    app: roles,
    given: 'a condition more',
    want: ['harmless'],
    rule: 'action-removed',
    change: (t) => (statements(t, 'AloneRole')[2]!['Condition'] = { StringEquals: { 'ses:FromAddress': 'a@example.com' } }),
  },
  {
    app: roles,
    given: 'a condition less',
    want: ['broadening'],
    rule: 'action-added',
    base: (t) => (statements(t, 'AloneRole')[2]!['Condition'] = { StringEquals: { 'ses:FromAddress': 'a@example.com' } }),
    change: (t) => delete statements(t, 'AloneRole')[2]!['Condition'],
  },
  {
    app: roles,
    given: 'a value more in a condition',
    want: ['broadening'],
    change: (t) => policyOf(t, 'Denied')[1]!['Condition']['StringEquals']['aws:RequestedRegion'].push('us-east-1'),
  },
  {
    app: roles,
    given: 'a value less in a condition',
    want: ['harmless'],
    change: (t) => policyOf(t, 'Denied')[1]!['Condition']['StringEquals']['aws:RequestedRegion'].pop(),
  },
  {
    app: roles,
    given: 'a condition of numbers',
    want: ['broadening'],
    rule: 'permissions-unknown',
    base: (t) => (statements(t, 'AloneRole')[2]!['Condition'] = { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
    change: (t) => (statements(t, 'AloneRole')[2]!['Condition'] = { NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } }),
  },
  { app: roles, given: 'NotAction that leaves out less', want: ['broadening'], change: (t) => policyOf(t, 'Denied')[1]!['NotAction'].pop() },
  { app: roles, given: 'NotAction that leaves out more', want: ['harmless'], change: (t) => policyOf(t, 'Denied')[1]!['NotAction'].push('kms:*') },
  {
    app: roles,
    given: 'Action for NotAction',
    want: ['harmless'],
    change: (t) => {
      delete policyOf(t, 'Denied')[1]!['NotAction'];
      policyOf(t, 'Denied')[1]!['Action'] = 's3:ListBucket';
    },
  },
  { app: roles, given: 'a denial less', want: ['broadening'], rule: 'action-added', change: (t) => policyOf(t, 'Denied').shift() },
  {
    app: roles,
    given: 'an action that is no longer denied',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => policyOf(t, 'Denied')[0]!['Action'].pop(),
  },
  {
    app: roles,
    given: 'an action that is denied too',
    want: ['harmless'],
    rule: 'action-removed',
    change: (t) => policyOf(t, 'Denied')[0]!['Action'].push('s3:DeleteObject'),
  },
  { app: roles, given: 'a Deny that becomes an Allow', want: ['broadening'], change: (t) => (policyOf(t, 'Denied')[0]!['Effect'] = 'Allow') },
  {
    app: roles,
    given: 'a statement that a condition decides on',
    want: ['broadening'],
    rule: 'permissions-unknown',
    change: (t) => statements(t, 'AloneRole').push({ 'Fn::If': ['IsLive', allow('s3:*', '*'), { Ref: 'AWS::NoValue' }] }),
  },
  {
    app: roles,
    given: 'a managed policy more',
    want: ['broadening'],
    rule: 'managed-policy-added',
    change: set('DefaultRole', 'ManagedPolicyArns', ['arn:aws:iam::aws:policy/AdministratorAccess']),
  },
  {
    app: roles,
    given: 'a managed policy less',
    want: ['harmless'],
    rule: 'managed-policy-removed',
    base: set('DefaultRole', 'ManagedPolicyArns', ['arn:aws:iam::aws:policy/ReadOnlyAccess']),
    change: drop('DefaultRole', 'ManagedPolicyArns'),
  },
  { app: roles, given: 'a wider managed policy', want: ['broadening'], rule: 'action-added', change: (t) => (policyOf(t, 'Managed')[0]!['Action'] = 's3:*') },
  {
    app: roles,
    given: 'a boundary less',
    want: ['broadening'],
    rule: 'boundary-dropped',
    base: set('DefaultRole', 'PermissionsBoundary', 'arn:aws:iam::123456789012:policy/boundary'),
    change: drop('DefaultRole', 'PermissionsBoundary'),
  },
  { app: roles, given: 'a boundary', want: ['harmless'], change: set('DefaultRole', 'PermissionsBoundary', 'arn:aws:iam::123456789012:policy/boundary') },
  {
    app: roles,
    given: 'a role that has more for a function',
    want: ['broadening'],
    rule: 'role-changed',
    change: set('First', 'Role', { 'Fn::GetAtt': ['AloneRole', 'Arn'] }),
  },
  {
    app: roles,
    given: 'a role that is not in the template',
    want: ['broadening'],
    rule: 'role-changed',
    change: set('First', 'Role', 'arn:aws:iam::123456789012:role/other'),
  },
  {
    app: roles,
    given: 'a role of its own with less',
    want: ['harmless'],
    change: (t) => {
      resources(t)['FirstRole'] = structuredClone(resources(t)['DefaultRole']);
      statements(t, 'FirstRole').pop();
      set('First', 'Role', { 'Fn::GetAtt': ['FirstRole', 'Arn'] })(t);
    },
  },
  {
    app: roles,
    given: 'a role of its own with more',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => {
      resources(t)['FirstRole'] = structuredClone(resources(t)['DefaultRole']);
      statements(t, 'FirstRole').push(allow('sqs:*', '*'));
      set('First', 'Role', { 'Fn::GetAtt': ['FirstRole', 'Arn'] })(t);
    },
  },
  {
    app: roles,
    given: 'a new function with a role of its own',
    want: ['broadening'],
    rule: 'action-added',
    change: (t) => {
      resources(t)['NewRole'] = structuredClone(resources(t)['DefaultRole']);
      add('New', 'AWS::Serverless::Function', {
        Runtime: 'nodejs24.x',
        Handler: 'app.new',
        CodeUri: './deployment.zip',
        Role: { 'Fn::GetAtt': ['NewRole', 'Arn'] },
      })(t);
    },
  },
  {
    app: roles,
    given: 'another service that may assume a role',
    want: ['broadening'],
    rule: 'trust-widened',
    change: (t) =>
      (properties(t, 'DefaultRole')['AssumeRolePolicyDocument']['Statement'][0]['Principal'] = { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }),
  },
  {
    app: roles,
    given: 'an account that may assume a role',
    want: ['broadening'],
    rule: 'trust-widened',
    change: (t) =>
      properties(t, 'DefaultRole')['AssumeRolePolicyDocument']['Statement'].push({
        Effect: 'Allow',
        Principal: { AWS: '210987654321' },
        Action: 'sts:AssumeRole',
      }),
  },
  {
    app: roles,
    given: 'everyone who may assume a role',
    want: ['broadening'],
    rule: 'principal-public',
    change: (t) => (properties(t, 'DefaultRole')['AssumeRolePolicyDocument']['Statement'][0]['Principal'] = '*'),
  },
  {
    app: roles,
    given: 'an ingress from everywhere',
    want: ['broadening'],
    rule: 'security-group-opened',
    change: (t) => (properties(t, 'Group')['SecurityGroupIngress'][0]['CidrIp'] = '0.0.0.0/0'),
  },
  {
    app: roles,
    given: 'an ingress from less',
    want: ['harmless'],
    rule: 'security-group-closed',
    change: (t) => (properties(t, 'Group')['SecurityGroupIngress'][0]['CidrIp'] = '10.1.0.0/16'),
  },
  {
    app: roles,
    given: 'a port more',
    want: ['broadening'],
    rule: 'security-group-opened',
    change: (t) => properties(t, 'Group')['SecurityGroupIngress'].push({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8' }),
  },
  {
    app: roles,
    given: 'an ingress as a resource',
    want: ['broadening'],
    rule: 'security-group-opened',
    change: add('Ssh', 'AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] },
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '0.0.0.0/0',
    }),
  },
  { app: roles, given: 'no ingress', want: ['harmless'], rule: 'security-group-closed', change: drop('Group', 'SecurityGroupIngress') },
];

const resourcePolicies: readonly MutationRow[] = [
  {
    app: stateful,
    given: 'everyone in a policy of a queue',
    want: ['broadening'],
    rule: 'principal-public',
    change: (t) => policyOf(t, 'JobsPolicy').push({ Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: '*' }),
  },
  {
    app: stateful,
    given: 'a queue without the condition of its policy',
    want: ['broadening'],
    rule: 'resource-policy-widened',
    change: (t) => delete policyOf(t, 'JobsPolicy')[0]!['Condition'],
  },
  { app: stateful, given: 'a policy of a queue that goes', want: ['harmless'], rule: 'resource-policy-narrowed', change: remove('JobsPolicy') },
  {
    app: stateful,
    given: 'another name of a statement',
    want: ['harmless'],
    rule: 'resource-updated',
    change: (t) => (policyOf(t, 'JobsPolicy')[0]!['Sid'] = 'news'),
  },
  {
    app: stateful,
    given: 'an account in the policy of a key',
    want: ['broadening'],
    rule: 'resource-policy-widened',
    change: (t) =>
      properties(t, 'Key')['KeyPolicy']['Statement'].push({ Effect: 'Allow', Principal: { AWS: '210987654321' }, Action: 'kms:Decrypt', Resource: '*' }),
  },
  {
    app: stateful,
    given: 'a role of the account in the policy of a key',
    want: ['harmless'],
    change: (t) =>
      properties(t, 'Key')['KeyPolicy']['Statement'].push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:role/a' },
        Action: 'kms:Decrypt',
        Resource: '*',
      }),
  },
  {
    app: stateful,
    given: 'a bucket that everyone reads',
    want: ['broadening'],
    rule: 'principal-public',
    change: add('FilesPolicy', 'AWS::S3::BucketPolicy', {
      Bucket: { Ref: 'Files' },
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] },
    }),
  },
  {
    app: stateful,
    given: 'a bucket without its access block',
    want: ['broadening'],
    rule: 'public-access-block-dropped',
    change: drop('Files', 'PublicAccessBlockConfiguration'),
  },
  {
    app: stateful,
    given: 'an access block with a hole',
    want: ['broadening'],
    rule: 'public-access-block-dropped',
    change: (t) => (properties(t, 'Files')['PublicAccessBlockConfiguration']['BlockPublicPolicy'] = false),
  },
  { app: stateful, given: 'a public ACL', want: ['broadening'], rule: 'bucket-acl-public', change: set('Files', 'AccessControl', 'PublicRead') },
  {
    app: stateful,
    given: 'a private ACL',
    want: ['harmless'],
    rule: 'exposure-reduced',
    base: set('Files', 'AccessControl', 'PublicRead'),
    change: set('Files', 'AccessControl', 'Private'),
  },
  {
    app: stateful,
    given: 'a topic that may invoke a function',
    want: ['broadening'],
    rule: 'invoke-permission-added',
    change: (t) => (properties(t, 'Worker')['Events']['News'] = { Type: 'SNS', Properties: { Topic: { Ref: 'News' } } }),
  },
  {
    app: stateful,
    given: 'a function that everyone may invoke',
    want: ['broadening'],
    rule: 'principal-public',
    change: add('Open', 'AWS::Lambda::Permission', { FunctionName: { Ref: 'Worker' }, Action: 'lambda:InvokeFunction', Principal: '*' }),
  },
  {
    app: cors,
    given: 'a permission without its source',
    want: ['broadening', 'replace'],
    rule: 'invoke-permission-added',
    change: drop('APIHandlerInvokePermission', 'SourceArn'),
  },
  {
    app: cors,
    given: 'a permission for less of an API',
    want: ['replace'],
    change: set('APIHandlerInvokePermission', 'SourceArn', {
      'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${RestAPI}/api/*',
    }),
  },
  { app: cors, given: 'a permission that goes', want: ['harmless'], rule: 'invoke-permission-removed', change: remove('APIHandlerInvokePermission') },
  {
    app: cors,
    given: 'a resource policy of an API that goes',
    want: ['broadening'],
    rule: 'principal-public',
    base: (t) =>
      (body(t)['x-amazon-apigateway-policy'] = {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
        ],
      }),
    change: (t) => delete body(t)['x-amazon-apigateway-policy'],
  },
  {
    app: cors,
    given: 'a resource policy of an API',
    want: ['harmless'],
    rule: 'resource-policy-narrowed',
    change: (t) =>
      (body(t)['x-amazon-apigateway-policy'] = {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
        ],
      }),
  },
];

const exposure: readonly MutationRow[] = [
  {
    app: stateful,
    given: 'a function URL without authorization',
    want: ['public-route', 'broadening'],
    rule: 'function-url-public',
    change: set('Worker', 'FunctionUrlConfig', { AuthType: 'NONE' }),
  },
  {
    app: stateful,
    given: 'a function URL with authorization again',
    want: ['breaking-api'],
    rule: 'exposure-reduced',
    base: set('Worker', 'FunctionUrlConfig', { AuthType: 'NONE' }),
    change: set('Worker', 'FunctionUrlConfig', { AuthType: 'AWS_IAM' }),
  },
  { app: stateful, given: 'a function URL that goes', want: ['destructive'], rule: 'resource-deleted', change: drop('Worker', 'FunctionUrlConfig') },
  {
    app: cors,
    given: 'a private API that becomes public',
    want: ['broadening'],
    rule: 'endpoint-public',
    base: set('RestAPI', 'EndpointConfiguration', 'PRIVATE'),
    change: set('RestAPI', 'EndpointConfiguration', 'REGIONAL'),
  },
  {
    app: cors,
    given: 'an API that becomes private',
    want: ['breaking-api'],
    rule: 'exposure-reduced',
    change: set('RestAPI', 'EndpointConfiguration', 'PRIVATE'),
  },
  { app: cors, given: 'an edge endpoint that becomes regional', want: ['harmless'], change: set('RestAPI', 'EndpointConfiguration', 'REGIONAL') },
];

const api: readonly MutationRow[] = [
  { app: cors, given: 'a route that goes', want: ['breaking-api'], rule: 'route-removed', change: (t) => delete body(t)['paths']['/users/{id}'] },
  { app: cors, given: 'a method that goes', want: ['breaking-api'], rule: 'method-removed', change: (t) => delete body(t)['paths']['/']['post'] },
  {
    app: cors,
    given: 'an open route that comes',
    want: ['public-route'],
    rule: 'route-public',
    change: (t) => (body(t)['paths']['/new'] = { get: structuredClone(operation(t, '/', 'get')) }),
  },
  {
    app: cors,
    given: 'a route with authorization that comes',
    want: ['harmless'],
    rule: 'route-added',
    change: (t) => (body(t)['paths']['/new'] = { get: structuredClone(operation(t, '/users/{id}', 'get')) }),
  },
  {
    app: cors,
    given: 'a method with authorization that comes',
    want: ['harmless'],
    rule: 'method-added',
    change: (t) => (body(t)['paths']['/users/{id}']['put'] = structuredClone(operation(t, '/users/{id}', 'get'))),
  },
  {
    app: cors,
    given: 'any method for those that were there',
    want: ['public-route'],
    change: (t) => {
      const item = body(t)['paths']['/'];
      item['x-amazon-apigateway-any-method'] = item['get'];
      delete item['get'];
      delete item['post'];
    },
  },
  {
    app: cors,
    given: 'another name of a path parameter',
    want: ['harmless'],
    rule: 'path-parameter-renamed',
    change: (t) => {
      const text = JSON.stringify(t).replaceAll('/users/{id}', '/users/{user}');
      replaceAll(t, JSON.parse(text));
    },
  },
  {
    app: cors,
    given: 'a route without its authorization',
    want: ['broadening', 'public-route'],
    rule: 'authorizer-dropped',
    change: (t) => delete operation(t, '/users/{id}', 'get')['security'],
  },
  {
    app: cors,
    given: 'authorization for an open route',
    want: ['breaking-api'],
    rule: 'authorizer-required',
    change: (t) => (operation(t, '/', 'get')['security'] = [{ sigv4: [] }]),
  },
  {
    app: cors,
    given: 'an API key for an open route',
    want: ['breaking-api'],
    rule: 'api-key-required',
    change: (t) => {
      body(t)['securityDefinitions']['api_key'] = { type: 'apiKey', name: 'x-api-key', in: 'header' };
      operation(t, '/', 'get')['security'] = [{ api_key: [] }];
    },
  },
  {
    app: cors,
    given: 'a route without its API key',
    want: ['public-route'],
    rule: 'api-key-dropped',
    base: (t) => {
      body(t)['securityDefinitions']['api_key'] = { type: 'apiKey', name: 'x-api-key', in: 'header' };
      operation(t, '/', 'get')['security'] = [{ api_key: [] }];
    },
    change: (t) => delete operation(t, '/', 'get')['security'],
  },
  {
    app: cors,
    given: 'a content type more',
    want: ['harmless'],
    rule: 'content-type-added',
    change: (t) => operation(t, '/', 'post')['consumes'].push('text/plain'),
  },
  {
    app: cors,
    given: 'another content type',
    want: ['breaking-api'],
    rule: 'content-type-removed',
    change: (t) => (operation(t, '/', 'post')['consumes'] = ['text/plain']),
  },
  { app: cors, given: 'a summary', want: ['harmless'], rule: 'api-changed', change: (t) => (operation(t, '/', 'get')['summary'] = 'lists') },
  { app: cors, given: 'the title of an API', want: ['harmless'], rule: 'api-changed', change: (t) => (body(t)['info']['title'] = 'other') },
  {
    app: cors,
    given: 'binary types',
    want: ['harmless'],
    rule: 'binary-types-changed',
    change: (t) => body(t)['x-amazon-apigateway-binary-media-types'].push('image/avif2'),
  },
  {
    app: cors,
    given: 'one origin for all',
    want: ['breaking-api'],
    rule: 'cors-origin-removed',
    change: (t) => (corsOrigin(t, '/')[origin] = "'https://a.example'"),
  },
  {
    app: cors,
    given: 'all origins for one',
    want: ['broadening'],
    rule: 'cors-origin-added',
    base: (t) => (corsOrigin(t, '/')[origin] = "'https://a.example'"),
    change: (t) => (corsOrigin(t, '/')[origin] = "'*'"),
  },
  {
    app: cors,
    given: 'another origin',
    want: ['broadening', 'breaking-api'],
    base: (t) => (corsOrigin(t, '/')[origin] = "'https://a.example'"),
    change: (t) => (corsOrigin(t, '/')[origin] = "'https://b.example'"),
  },
  { app: cors, given: 'no CORS', want: ['breaking-api'], rule: 'cors-origin-removed', change: (t) => delete body(t)['paths']['/']['options'] },
  {
    app: scopes,
    given: 'CORS',
    want: ['broadening'],
    rule: 'cors-origin-added',
    change: (t) => (body(t)['paths']['/pool']['options'] = mock('https://a.example')),
  },
  {
    app: cors,
    given: 'a header of CORS',
    want: ['harmless'],
    rule: 'cors-changed',
    change: (t) => (corsOrigin(t, '/')['method.response.header.Access-Control-Max-Age'] = "'600'"),
  },
  {
    app: scopes,
    given: 'all scopes dropped',
    want: ['broadening'],
    rule: 'scope-dropped',
    change: (t) => (operation(t, '/pool', 'get')['security'] = [{ Pool: [] }]),
  },
  {
    app: scopes,
    given: 'the first scope',
    want: ['breaking-api'],
    rule: 'scope-required',
    change: (t) => (operation(t, '/own', 'post')['security'] = [{ own: ['b'] }]),
  },
  {
    app: scopes,
    given: 'one of two scopes',
    want: ['broadening', 'breaking-api'],
    rule: 'scope-dropped',
    change: (t) => operation(t, '/pool', 'post')['security'][0]['Pool'].pop(),
  },
  {
    app: scopes,
    given: 'another authorizer',
    want: ['breaking-api'],
    rule: 'authorizer-required',
    change: (t) => (operation(t, '/pool', 'get')['security'] = [{ Custom: [] }]),
  },
  {
    app: scopes,
    given: 'another pool for an authorizer',
    want: ['broadening', 'breaking-api'],
    rule: 'authorizer-changed',
    change: (t) =>
      (body(t)['securityDefinitions']['Pool']['x-amazon-apigateway-authorizer']['providerARNs'] = [
        'arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_b',
      ]),
  },
  {
    app: scopes,
    given: 'the cache of an authorizer',
    want: ['harmless'],
    rule: 'authorizer-changed',
    change: (t) => (body(t)['securityDefinitions']['Custom']['x-amazon-apigateway-authorizer']['authorizerResultTtlInSeconds'] = 60),
  },
  {
    app: scopes,
    given: 'another name of an authorizer',
    want: ['harmless'],
    change: (t) => replaceAll(t, JSON.parse(JSON.stringify(t).replaceAll('"Pool"', '"People"'))),
  },
  {
    app: scopes,
    given: 'another header of an authorizer',
    want: ['breaking-api'],
    rule: 'authorizer-changed',
    change: (t) => (body(t)['securityDefinitions']['Custom']['name'] = 'X-Token'),
  },
];

const addresses: readonly MutationRow[] = [
  {
    app: domains,
    given: 'another stage of the REST API',
    want: ['breaking-api', 'destructive'],
    rule: 'api-stage-changed',
    change: set('RestAPI', 'StageName', 'v2'),
  },
  {
    app: domains,
    given: 'another stage of the websocket API',
    want: ['breaking-api', 'destructive', 'replace'],
    rule: 'api-stage-changed',
    change: set('WebsocketAPIStage', 'StageName', 'v2'),
  },
  { app: domains, given: 'stage variables', want: ['harmless'], change: set('RestAPI', 'Variables', { A: 'a' }) },
  { app: domains, given: 'tracing of an API', want: ['harmless'], change: set('RestAPI', 'TracingEnabled', true) },
  {
    app: domains,
    given: 'another domain',
    want: ['breaking-api', 'destructive', 'replace'],
    rule: 'domain-changed',
    change: set('ApiGatewayCustomDomain', 'DomainName', 'www.example.com'),
  },
  {
    app: domains,
    given: 'a domain that goes',
    want: ['breaking-api', 'destructive'],
    rule: 'domain-changed',
    change: (t) => {
      remove('WebsocketApiCustomDomain')(t);
      remove('WebsocketApiCustomDomainMapping')(t);
    },
  },
  {
    app: domains,
    given: 'another certificate',
    want: ['harmless'],
    rule: 'resource-updated',
    change: set('ApiGatewayCustomDomain', 'CertificateArn', 'arn:aws:acm:us-east-1:123456789012:certificate/2'),
  },
  {
    app: domains,
    given: 'a REST API that goes',
    want: ['breaking-api', 'destructive'],
    change: (t) => {
      remove('RestAPI')(t);
      remove('ApiGatewayCustomDomainMapping')(t);
      remove('APIHandlerInvokePermission')(t);
    },
  },
  {
    app: domains,
    given: 'a websocket API of another protocol',
    want: ['breaking-api', 'destructive', 'replace'],
    change: set('WebsocketAPI', 'ProtocolType', 'HTTP'),
  },
  { app: domains, given: 'the name of a websocket API', want: ['harmless'], change: set('WebsocketAPI', 'Name', 'other') },
  { app: domains, given: 'a websocket route that goes', want: ['breaking-api'], rule: 'route-removed', change: remove('WebsocketMessageRoute') },
  {
    app: domains,
    given: 'a websocket route that comes',
    want: ['harmless'],
    rule: 'route-added',
    change: add('Chat', 'AWS::ApiGatewayV2::Route', { ApiId: { Ref: 'WebsocketAPI' }, RouteKey: 'chat', Target: 'integrations/1' }),
  },
  {
    app: domains,
    given: 'a websocket that anyone may open',
    want: ['public-route'],
    rule: 'route-public',
    change: add('Connect', 'AWS::ApiGatewayV2::Route', { ApiId: { Ref: 'WebsocketAPI' }, RouteKey: '$connect', Target: 'integrations/1' }),
  },
  {
    app: domains,
    given: 'a websocket route under another ID',
    want: ['harmless'],
    change: (t) => {
      resources(t)['Other'] = resources(t)['WebsocketMessageRoute'];
      remove('WebsocketMessageRoute')(t);
    },
  },
  {
    app: domains,
    given: 'an API without its own address',
    want: ['breaking-api'],
    rule: 'domain-changed',
    change: set('WebsocketAPI', 'DisableExecuteApiEndpoint', true),
  },
];

const sections: readonly MutationRow[] = [
  { app: cors, given: 'an output more', want: ['harmless'], rule: 'output-added', change: (t) => (t['Outputs']['More'] = { Value: 'a' }) },
  { app: cors, given: 'an output less', want: ['harmless'], rule: 'output-removed', change: (t) => delete t['Outputs']['EndpointURL'] },
  { app: cors, given: 'another value of an output', want: ['harmless'], rule: 'output-changed', change: (t) => (t['Outputs']['EndpointURL'] = { Value: 'a' }) },
  { app: cors, given: 'a parameter more', want: ['harmless'], rule: 'parameter-added', change: (t) => (t['Parameters'] = { A: { Type: 'String' } }) },
  {
    app: cors,
    given: 'another default',
    want: ['harmless'],
    rule: 'parameter-changed',
    base: (t) => (t['Parameters'] = { A: { Type: 'String', Default: 'a' } }),
    change: (t) => (t['Parameters']['A']['Default'] = 'b'),
  },
  { app: cors, given: 'a mapping', want: ['harmless'], rule: 'section-changed', change: (t) => (t['Mappings'] = { A: { b: { c: 'd' } } }) },
  { app: cors, given: 'metadata', want: ['harmless'], rule: 'section-changed', change: (t) => (t['Metadata'] = { a: 1 }) },
  { app: cors, given: 'metadata of a resource', want: ['harmless'], rule: 'resource-updated', change: attribute('DefaultRole', 'Metadata', { a: 1 }) },
  { app: stateful, given: 'what a resource waits for', want: ['harmless'], rule: 'resource-updated', change: attribute('Alarm', 'DependsOn', ['Jobs']) },
  {
    app: stateful,
    given: 'a loop',
    want: ['harmless'],
    rule: 'resource-unknown',
    change: (t) => (resources(t)['Fn::ForEach::Queues'] = ['Name', ['a'], { 'Q${Name}': { Type: 'AWS::SQS::Queue' } }]),
  },
];

export const mutationRows: readonly MutationRow[] = [
  ...sameMeaning,
  ...functions,
  ...data,
  ...followed,
  ...permissions,
  ...resourcePolicies,
  ...exposure,
  ...api,
  ...addresses,
  ...sections,
];
