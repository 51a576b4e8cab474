import { entriesOf, isMap } from '../../src/compiler/cloudformation/branch.js';
import type { TemplateDocument, Value } from '../../src/compiler/cloudformation/template.js';

/** What CloudFormation would make of the template's values in the account 123456789012, in us-east-1, in a stack called `stack`. */
export function sampleAccount(template: TemplateDocument): (value: Value) => string {
  const resources = entriesOf((template as { readonly Resources?: Value }).Resources);
  const parameters = entriesOf((template as { readonly Parameters?: Value }).Parameters);
  const resolved = (value: Value): string => {
    if (!isMap(value)) return String(value);
    const [[kind, given]] = Object.entries(value) as [[string, Value]];
    if (kind === 'Ref') return referred(String(given));
    if (kind === 'Fn::GetAtt') {
      const [id, ...attribute] = typeof given === 'string' ? given.split('.') : (given as string[]);
      return attributeOf(id!, attribute.join('.'));
    }
    if (kind === 'Fn::Join') {
      const [separator, parts] = given as [string, Value[]];
      return parts.map(resolved).join(separator);
    }
    if (kind === 'Fn::Sub') {
      const [text, own] = typeof given === 'string' ? [given, {}] : (given as [string, { readonly [name: string]: Value }]);
      return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (whole, bang: string, name: string) => {
        // `${!x}` is the text `${x}`.
        if (bang === '!') return whole.replace('!', '');
        if (name in own) return resolved(own[name]!);
        const [id, ...attribute] = name.split('.');
        return attribute.length === 0 ? referred(name) : attributeOf(id!, attribute.join('.'));
      });
    }
    throw new Error(`no value is known for ${JSON.stringify(value)}`);
  };
  const referred = (name: string): string => {
    const pseudo = pseudoParameters[name];
    if (pseudo !== undefined) return pseudo;
    const parameter = parameters.get(name);
    if (parameter !== undefined) return resolved(entriesOf(parameter).get('Default') ?? '');
    const [type, own] = resourceOf(name);
    const kind = kinds[type];
    if (kind === undefined) throw new Error(`no value is known for a reference to ${name}, a ${type}`);
    return kind.ref(own);
  };
  const attributeOf = (id: string, attribute: string): string => {
    const [type, own] = resourceOf(id);
    const kind = kinds[type];
    if (kind === undefined) throw new Error(`no value is known for ${attribute} of ${id}, a ${type}`);
    if (attribute === 'Arn' || attribute.endsWith('Arn')) return kind.arn(own);
    if (attribute === 'QueueUrl') return kind.ref(own);
    return own;
  };
  const resourceOf = (id: string): [type: string, name: string] => {
    const resource = entriesOf(resources.get(id));
    const type = resource.get('Type');
    if (typeof type !== 'string') throw new Error(`the template has no resource ${id}`);
    const given = entriesOf(resource.get('Properties')).get(kinds[type]?.name ?? '');
    return [type, given === undefined ? `stack-${id}` : resolved(given)];
  };
  return resolved;
}

const pseudoParameters: { readonly [name: string]: string } = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'stack',
};

/** What `Ref` gives, the ARN, and the property that has the name, by the pages of CloudFormation's resource types. */
interface Kind {
  readonly name: string;
  readonly ref: (name: string) => string;
  readonly arn: (name: string) => string;
}

const arn = (service: string, kind: string) => (name: string) => `arn:aws:${service}:us-east-1:123456789012:${kind}${name}`;
const itself = (name: string): string => name;

const kinds: { readonly [type: string]: Kind } = {
  'AWS::DynamoDB::Table': { name: 'TableName', ref: itself, arn: arn('dynamodb', 'table/') },
  'AWS::S3::Bucket': { name: 'BucketName', ref: itself, arn: (name) => `arn:aws:s3:::${name}` },
  'AWS::SQS::Queue': { name: 'QueueName', ref: (name) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`, arn: arn('sqs', '') },
  'AWS::SNS::Topic': { name: 'TopicName', ref: arn('sns', ''), arn: arn('sns', '') },
  'AWS::SSM::Parameter': { name: 'Name', ref: itself, arn: arn('ssm', 'parameter/') },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    ref: (name) => `${arn('secretsmanager', 'secret:')(name)}-AbCdEf`,
    arn: (name) => `${arn('secretsmanager', 'secret:')(name)}-AbCdEf`,
  },
  'AWS::StepFunctions::StateMachine': { name: 'StateMachineName', ref: arn('states', 'stateMachine:'), arn: arn('states', 'stateMachine:') },
  'AWS::Events::EventBus': { name: 'Name', ref: itself, arn: arn('events', 'event-bus/') },
  'AWS::Kinesis::Stream': { name: 'Name', ref: itself, arn: arn('kinesis', 'stream/') },
  'AWS::Cognito::UserPool': { name: 'UserPoolName', ref: (name) => `us-east-1_${name}`, arn: (name) => arn('cognito-idp', 'userpool/')(`us-east-1_${name}`) },
  'AWS::KMS::Key': { name: '', ref: itself, arn: arn('kms', 'key/') },
  'AWS::ApiGatewayV2::Api': { name: 'Name', ref: () => 'websocket', arn: () => 'arn:aws:apigateway:us-east-1::/apis/websocket' },
  'AWS::Serverless::Function': { name: 'FunctionName', ref: itself, arn: arn('lambda', 'function:') },
  'AWS::Lambda::Function': { name: 'FunctionName', ref: itself, arn: arn('lambda', 'function:') },
};
