import { entriesOf, isMap } from '../cloudformation/branch.js';
import { getAtt, isIntrinsic, ref, subWith } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { awsPolicyArn } from './arn.js';
import { combined } from './condition.js';
import { found } from './parameter.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { namesIn, pick, present, type Properties } from './properties.js';
import { trustIn } from './role.js';
import type { SamResource } from './sam-resource.js';
import { tagList } from './tag.js';

const applicationId = 'ServerlessDeploymentApplication';
const serviceRoleId = 'CodeDeployServiceRole';
const sharedConditionId = 'ServerlessCodeDeployCondition';

interface User {
  readonly fn: SamResource;
  readonly preference: { readonly [name: string]: Value };
}

/** What `DeploymentPreference` adds to each function; `sharedDeployment` adds what they share. */
export function deploymentGroup(fn: SamResource, template: TemplateDocument): PlainResource[] {
  const preference = preferenceOf(fn, template);
  if (preference === undefined) return [];
  const group = addedResource(
    fn,
    `${fn.logicalId}DeploymentGroup`,
    'AWS::CodeDeploy::DeploymentGroup',
    present({
      ApplicationName: ref(applicationId),
      ServiceRoleArn: preference['Role'] ?? getAtt(serviceRoleId, 'Arn'),
      AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] },
      DeploymentConfigName: configName(found(preference['Type'], template) ?? ''),
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      AlarmConfiguration: alarmConfiguration(preference['Alarms']),
      ...pick(preference, ['TriggerConfigurations']),
      ...tags([{ fn, preference }]),
    }),
  );
  return [{ ...group, attributes: conditionOf({ fn, preference }, template) }];
}

/** Lets CodeDeploy shift the traffic of the alias. */
export function withUpdatePolicy(published: readonly PlainResource[], fn: SamResource, template: TemplateDocument): readonly PlainResource[] {
  const preference = preferenceOf(fn, template);
  if (preference === undefined) return published;
  const { PreTraffic: before, PostTraffic: after } = Object.fromEntries(entriesOf(preference['Hooks']));
  const update = present({
    ApplicationName: ref(applicationId),
    DeploymentGroupName: ref(`${fn.logicalId}DeploymentGroup`),
    BeforeAllowTrafficHook: before,
    AfterAllowTrafficHook: after,
  });
  const attributes = { UpdatePolicy: { CodeDeployLambdaAliasUpdate: update } };
  return published.map((one) => (one.type === 'AWS::Lambda::Alias' ? { ...one, attributes: { ...one.attributes, ...attributes } } : one));
}

/** The application of CodeDeploy, and its role unless all functions name one. */
export function sharedDeployment(functions: readonly SamResource[], template: TemplateDocument): PlainResource[] {
  const users = usersIn(functions, template);
  if (users.length === 0) return [];
  const attributes = sharedCondition(users, template);
  const shared = (logicalId: string, type: string, properties: PlainResource['properties']): PlainResource => {
    return { logicalId, type, properties, attributes, origin: users[0]!.fn.logicalId };
  };
  return [
    shared(applicationId, 'AWS::CodeDeploy::Application', { ComputePlatform: 'Lambda', ...tags(users) }),
    ...(users.every(({ preference }) => preference['Role'] !== undefined)
      ? []
      : [
          shared(serviceRoleId, 'AWS::IAM::Role', {
            AssumeRolePolicyDocument: trustIn('codedeploy'),
            ManagedPolicyArns: [awsPolicyArn('service-role/AWSCodeDeployRoleForLambda')],
            ...tags(users),
          }),
        ]),
  ];
}

/** The condition under which one of several functions is deployed by CodeDeploy. */
export function deploymentConditions(functions: readonly SamResource[], template: TemplateDocument): Properties {
  const users = usersIn(functions, template);
  const { Condition: condition } = users.length === 0 ? {} : sharedCondition(users, template);
  return condition === sharedConditionId ? combined(conditionsOf(users, template) as string[], sharedConditionId) : {};
}

function usersIn(functions: readonly SamResource[], template: TemplateDocument): User[] {
  return functions.flatMap((fn): User[] => {
    const preference = preferenceOf(fn, template);
    return preference === undefined ? [] : [{ fn, preference }];
  });
}

/** Whether CodeDeploy is to deploy a function. */
export function isDeployedByCodeDeploy(fn: SamResource, template: TemplateDocument): boolean {
  return preferenceOf(fn, template) !== undefined;
}

function preferenceOf({ type, properties }: SamResource, template: TemplateDocument): User['preference'] | undefined {
  const { DeploymentPreference: preference } = properties;
  if (type !== 'AWS::Serverless::Function' || !isMap(preference)) return undefined;
  const enabled = found(preference['Enabled'], template);
  return enabled === false || enabled === 'false' || enabled === 'False' ? undefined : preference;
}

/** The CodeDeploy resources ignore the function's condition unless `PassthroughCondition` is set. */
function conditionOf({ fn, preference }: User, template: TemplateDocument): { readonly Condition?: Value } {
  const { Condition: condition } = fn.attributes;
  const isPassed = [true, 'true', 'True'].includes(found(preference['PassthroughCondition'], template) as string);
  return isPassed && condition !== undefined ? { Condition: condition } : {};
}

/** Only if all have a condition: that one, or one that combines them. */
function sharedCondition(users: readonly User[], template: TemplateDocument): { readonly Condition?: Value } {
  const conditions = conditionsOf(users, template);
  if (conditions.includes(undefined)) return {};
  return { Condition: conditions.length === 1 ? conditions[0]! : sharedConditionId };
}

function conditionsOf(users: readonly User[], template: TemplateDocument): (Value | undefined)[] {
  return [...new Set(users.map((user) => conditionOf(user, template).Condition))];
}

/** The tags of all that have `PropagateTags`. */
function tags(users: readonly User[]): Properties {
  const all = users.flatMap(({ fn: { properties } }) => (properties['PropagateTags'] === true ? [...entriesOf(properties['Tags'])] : []));
  return all.length === 0 ? {} : { Tags: tagList(Object.fromEntries(all)) };
}

const predefined: ReadonlySet<Value> = namesIn(`
  Canary10Percent5Minutes Canary10Percent10Minutes Canary10Percent15Minutes Canary10Percent30Minutes AllAtOnce
  Linear10PercentEvery1Minute Linear10PercentEvery2Minutes Linear10PercentEvery3Minutes Linear10PercentEvery10Minutes
`);

/** The name of a predefined way to shift traffic is that of one of CodeDeploy's configurations. */
function configName(type: Value, key = ''): Value {
  if (Array.isArray(type)) return (type as readonly Value[]).map((one) => configName(one));
  if (isIntrinsic(type)) return Object.fromEntries(Object.entries(type).map(([name, value]) => [name, configName(value, name)]));
  if (!predefined.has(type)) return type;
  const named = subWith('CodeDeployDefault.Lambda${ConfigName}', { ConfigName: type });
  return key === 'Fn::Sub' ? named['Fn::Sub'] : named;
}

function alarmConfiguration(alarms: Value | undefined): Value | undefined {
  if (Array.isArray(alarms)) return alarms.length === 0 ? undefined : alarmList(alarms as readonly Value[]);
  const branches = isMap(alarms) ? alarms['Fn::If'] : undefined;
  if (!Array.isArray(branches) || branches.length !== 3) return undefined;
  const [condition, ...lists] = branches as [Value, Value, Value];
  return { 'Fn::If': [condition, ...lists.map((list) => (Array.isArray(list) ? alarmList(list as readonly Value[]) : {}))] };
}

function alarmList(alarms: readonly Value[]): Value {
  const [first] = alarms;
  if (first === undefined || (isMap(first) && first['Ref'] === 'AWS::NoValue')) return {};
  return { Enabled: true, Alarms: alarms.map((Name) => ({ Name })) };
}
