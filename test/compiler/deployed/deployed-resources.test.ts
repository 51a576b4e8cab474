import { expect } from 'chai';
import type { Stack, StackResource } from '../../../src/compiler/deployed/stack.js';
import { deployedResources } from '../../../src/compiler/deployed/deployed-resources.js';
import { handler, resourcesOf } from '../model/modelled.js';

const stack: Stack = {
  name: 'demo-dev',
  id: 'arn:aws-us-gov:cloudformation:us-gov-west-1:123456789012:stack/demo-dev/01',
  status: 'CREATE_COMPLETE',
  statusReason: undefined,
  updated: undefined,
  outputs: { EndpointURL: 'https://r1.example.com/api/', WebsocketConnectEndpointURL: 'wss://w1.example.com/api/' },
};

/** What CloudFormation would make of resources whose physical ID nobody chose. */
function made(...logicalIds: string[]): StackResource[] {
  return logicalIds.map((logicalId) => ({ logicalId, physicalId: `demo-dev-${logicalId}`, type: 'AWS::X::Y' }));
}

const arnOf = (logicalId: string): string => `arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:demo-dev-${logicalId}`;

describe('resources of a stack, as deployed values', () => {
  it('are in the order of the template, with names as Chalice gives them', () => {
    const resources = resourcesOf(
      (app) => {
        app.lambdaFunction('my_job', handler);
        app.get('/', handler);
        app.onWsConnect(handler);
      },
      {
        lambda_functions: { my_job: { log_retention_in_days: 1, autogen_policy: false } },
        api_gateway_custom_domain: { domain_name: 'a.example.com', certificate_arn: 'arn:c' },
        websocket_api_custom_domain: { domain_name: 'w.example.com', certificate_arn: 'arn:c' },
      },
    );
    const ids = ['MyJobRole', 'MyJobLogGroup', 'MyJob', 'DefaultRole', 'RestAPI', 'APIHandler', 'APIHandlerInvokePermission'];
    const others = ['ApiGatewayCustomDomain', 'WebsocketConnect', 'WebsocketAPI', 'WebsocketApiCustomDomain'];
    expect(deployedResources(resources, { stack, made: made(...others, ...ids), rolesWithPath: ['DefaultRole'] })).to.deep.equal([
      { name: 'my_job_role', resource_type: 'iam_role', role_name: 'demo-dev-MyJobRole', role_arn: 'arn:aws-us-gov:iam::123456789012:role/demo-dev-MyJobRole' },
      { name: 'my_job-log-group', resource_type: 'log_group', log_group_name: 'demo-dev-MyJobLogGroup' },
      { name: 'my_job', resource_type: 'lambda_function', lambda_arn: arnOf('MyJob') },
      { name: 'default-role', resource_type: 'iam_role', role_name: 'demo-dev-DefaultRole' },
      { name: 'rest_api', resource_type: 'rest_api', rest_api_id: 'demo-dev-RestAPI', rest_api_url: 'https://r1.example.com/api/' },
      { name: 'api_handler', resource_type: 'lambda_function', lambda_arn: arnOf('APIHandler') },
      { name: 'api_gateway_custom_domain', resource_type: 'domain_name', domain_name: 'demo-dev-ApiGatewayCustomDomain' },
      { name: 'websocket_connect', resource_type: 'lambda_function', lambda_arn: arnOf('WebsocketConnect') },
      { name: 'websocket_api', resource_type: 'websocket_api', websocket_api_id: 'demo-dev-WebsocketAPI', websocket_api_url: 'wss://w1.example.com/api/' },
      { name: 'websocket_api_custom_domain', resource_type: 'domain_name', domain_name: 'demo-dev-WebsocketApiCustomDomain' },
    ]);
  });

  it('tell the role that functions share from that of a function, whatever its name', () => {
    const named = (isOwn: boolean): string[] => {
      const resources = resourcesOf((app) => app.lambdaFunction('default', handler), { iam_role_per_function: isOwn });
      return deployedResources(resources, { stack, made: made('DefaultRole'), rolesWithPath: [] }).map(({ name }) => name);
    };
    expect([named(true), named(false)]).to.deep.equal([['default_role'], ['default-role']]);
  });

  it('leave out what the stack does not have', () => {
    const resources = resourcesOf((app) => app.lambdaFunction('job', handler));
    expect(deployedResources(resources, { stack, made: made('Job'), rolesWithPath: [] }).map(({ name }) => name)).to.deep.equal(['job']);
  });

  it('find the layer, to whose logical ID SAM adds a hash', () => {
    const resources = resourcesOf((app) => app.lambdaFunction('job', handler), { automatic_layer: true });
    const layer = { logicalId: 'ManagedLayer0123abcdef', physicalId: 'arn:layer:1', type: 'AWS::Lambda::LayerVersion' };
    expect(deployedResources(resources, { stack, made: [layer], rolesWithPath: [] })).to.deep.equal([
      { name: 'managed-layer', resource_type: 'lambda_layer', layer_version_arn: 'arn:layer:1' },
    ]);
  });

  it('tell what invokes each function, by names that are known', () => {
    const resources = resourcesOf((app) => {
      app.schedule('a', 'rate(1 day)', handler);
      app.schedule('z', 'cron(0 18 ? * * *)', { timezone: 'Europe/Berlin' }, handler);
      app.onCloudWatchEvent('b', { eventPattern: { source: ['x'] } }, handler);
      app.onS3Event('c', { bucket: 'uploads' }, handler);
      app.onSnsMessage('d', { topic: 'orders' }, handler);
      app.onSqsMessage('e', { queue: 'jobs' }, handler);
      app.onSqsMessage('f', { queueArn: '${Jobs.Arn}' }, handler);
      app.onKinesisRecord('g', { stream: 'clicks' }, handler);
      app.onDynamoDBRecord('h', { streamArn: '${Orders.StreamArn}' }, handler);
      app.onS3Event('i', { bucket: { ref: 'Uploads' } }, handler);
    });
    const ids = [
      'AAEvent',
      'BBEvent',
      'CCS3Event',
      'DDSnsSubscription',
      'EESqsEventSource',
      'FFSqsEventSource',
      'GGKinesisEventSource',
      'HHDynamodbEventSource',
    ];
    const onBus = { logicalId: 'BBEvent', physicalId: 'my-bus|rule-b', type: 'AWS::Events::Rule' };
    const found = [...made('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'Z', 'ZZSchedule', ...ids.filter((id) => id !== 'BBEvent')), onBus];
    const events = deployedResources(resources, { stack, made: found, rolesWithPath: [] }).filter(({ resource_type: type }) => type !== 'lambda_function');
    expect(events).to.deep.equal([
      { name: 'a-event', resource_type: 'scheduled_event', rule_name: 'demo-dev-AAEvent', lambda_arn: arnOf('A') },
      { name: 'z-schedule', resource_type: 'scheduled_event', schedule_name: 'demo-dev-ZZSchedule', lambda_arn: arnOf('Z') },
      { name: 'b-event', resource_type: 'cloudwatch_event', rule_name: 'rule-b', lambda_arn: arnOf('B') },
      { name: 'c-s3-event', resource_type: 's3_event', bucket: 'uploads', rule_name: 'demo-dev-CCS3Event', lambda_arn: arnOf('C') },
      { name: 'd-sns-subscription', resource_type: 'sns_event', topic: 'orders', subscription_arn: 'demo-dev-DDSnsSubscription', lambda_arn: arnOf('D') },
      { name: 'e-sqs-event-source', resource_type: 'sqs_event', queue: 'jobs', event_uuid: 'demo-dev-EESqsEventSource', lambda_arn: arnOf('E') },
      { name: 'f-sqs-event-source', resource_type: 'sqs_event', event_uuid: 'demo-dev-FFSqsEventSource', lambda_arn: arnOf('F') },
      { name: 'g-kinesis-event-source', resource_type: 'kinesis_event', stream: 'clicks', event_uuid: 'demo-dev-GGKinesisEventSource', lambda_arn: arnOf('G') },
      { name: 'h-dynamodb-event-source', resource_type: 'dynamodb_event', event_uuid: 'demo-dev-HHDynamodbEventSource', lambda_arn: arnOf('H') },
    ]);
  });
});
