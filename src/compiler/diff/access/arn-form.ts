import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { substitution } from '../shown-value.js';
import type { SideResource } from '../side.js';
import type { PatternText } from './grant.js';

/** The ARN that `Fn::GetAtt` gives of a resource, after its partition, with the resource's own name as a reference. */
const forms: { readonly [type: string]: (id: string) => string } = {
  'AWS::DynamoDB::Table': (id) => `dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${${id}}`,
  'AWS::S3::Bucket': (id) => `s3:::\${${id}}`,
  'AWS::SQS::Queue': (id) => `sqs:\${AWS::Region}:\${AWS::AccountId}:\${${id}.QueueName}`,
  'AWS::Lambda::Function': (id) => `lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${${id}}`,
  'AWS::Kinesis::Stream': (id) => `kinesis:\${AWS::Region}:\${AWS::AccountId}:stream/\${${id}}`,
  'AWS::KMS::Key': (id) => `kms:\${AWS::Region}:\${AWS::AccountId}:key/\${${id}}`,
  'AWS::Logs::LogGroup': (id) => `logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${${id}}:*`,
};

/** Writes ARNs out as far as the resources say what they are, so that a pattern with wildcards can be seen to take them in. */
export function patternTextFor(resources: ReadonlyMap<string, SideResource>): PatternText {
  const written = (whole: string, id: string): string => {
    const type = resources.get(id)?.type ?? '';
    return Object.hasOwn(forms, type) ? `arn:\${AWS::Partition}:${forms[type]!(id)}` : whole;
  };
  // Who may call a function gains nothing by its aliases.
  const unaliased = (whole: string, id: string): string => {
    const alias = resources.get(id);
    const name = alias?.type === 'AWS::Lambda::Alias' ? alias.plain.properties['FunctionName'] : undefined;
    return isMap(name) && typeof name['Ref'] === 'string' ? written(whole, name['Ref']) : whole;
  };
  return (value: Value) => {
    const text = substitution(value);
    if (text !== undefined) return isMap(value) ? text.replaceAll(/\$\{([A-Za-z0-9]+)\.Arn\}/g, written).replaceAll(/^\$\{([A-Za-z0-9]+)\}/g, unaliased) : text;
    return JSON.stringify(value);
  };
}
