import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import type { WholeResource } from './hashed-resource.js';

/** For each SAM type, the names under which users refer to a resource that SAM makes, and its type: `Fn.Alias`. */
const namedTypes: { readonly [type: string]: { readonly [name: string]: string } } = {
  'AWS::Serverless::Function': {
    Alias: 'AWS::Lambda::Alias',
    Version: 'AWS::Lambda::Version',
    DestinationTopic: 'AWS::SNS::Topic',
    DestinationQueue: 'AWS::SQS::Queue',
  },
  'AWS::Serverless::Api': {
    Stage: 'AWS::ApiGateway::Stage',
    Deployment: 'AWS::ApiGateway::Deployment',
    DomainName: 'AWS::ApiGateway::DomainName',
    DomainNameV2: 'AWS::ApiGateway::DomainNameV2',
    UsagePlan: 'AWS::ApiGateway::UsagePlan',
    UsagePlanKey: 'AWS::ApiGateway::UsagePlanKey',
    ApiKey: 'AWS::ApiGateway::ApiKey',
  },
  'AWS::Serverless::HttpApi': { Stage: 'AWS::ApiGatewayV2::Stage', DomainName: 'AWS::ApiGatewayV2::DomainName' },
};

const implicitTypes: { readonly [logicalId: string]: string } = {
  ServerlessRestApi: 'AWS::Serverless::Api',
  ServerlessHttpApi: 'AWS::Serverless::HttpApi',
};

/** The logical IDs of those resources, by the paths that lead to them: `Fn.Alias`. */
export function namedResources(resources: readonly WholeResource[], template: TemplateDocument): ReadonlyMap<string, string> {
  const declared = entriesOf(template['Resources']);
  const ids = new Map<string, string>();
  for (const { id, plain } of resources) {
    const { origin, logicalId, type } = plain;
    if (logicalId === origin) continue;
    const samType = entriesOf(declared.get(origin)).get('Type') ?? implicitTypes[origin];
    const names = typeof samType === 'string' && Object.hasOwn(namedTypes, samType) ? namedTypes[samType]! : {};
    for (const [name, named] of Object.entries(names)) if (named === type) ids.set(`${origin}.${name}`, id);
  }
  return ids;
}
