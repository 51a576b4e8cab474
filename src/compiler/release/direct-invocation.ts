import { entriesOf, valueAt } from '../cloudformation/branch.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { liveAlias } from './alias-name.js';
import { typeOf } from './resources.js';

/** A resource that invokes a function itself, and not its alias. */
export interface DirectInvocation {
  readonly resource: string;
  readonly functionId: string;
}

/**
 * Where resources name a function that they invoke, and go on to do so: with another target, CloudFormation would replace them, or their roles would
 * lack the right. A custom resource is none of them: what it does is a part of the deployment.
 */
const places: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::ApiGateway::Authorizer', ['AuthorizerUri']],
  ['AWS::ApiGateway::Method', ['Integration']],
  ['AWS::ApiGateway::RestApi', ['Body']],
  ['AWS::AppSync::DataSource', ['LambdaConfig']],
  ['AWS::Lambda::EventInvokeConfig', ['DestinationConfig']],
  ['AWS::Lambda::Url', ['TargetFunctionArn']],
  ['AWS::StepFunctions::StateMachine', ['Definition', 'DefinitionString', 'DefinitionSubstitutions']],
]);

/** @param apiId The API whose functions are invoked through their aliases. */
export function directInvocations(template: TemplateDocument, functions: readonly string[], apiId: string): DirectInvocation[] {
  return [...entriesOf(template['Resources'])].flatMap(([resource, value]) => {
    // A URL of an alias names it beside the function.
    if (resource === apiId || valueAt(value, ['Properties', 'Qualifier']) === liveAlias) return [];
    const named = new Set((places.get(typeOf(value)) ?? []).flatMap((name) => referencesIn(valueAt(value, ['Properties', name]))));
    return functions.filter((id) => named.has(id)).map((functionId) => ({ resource, functionId }));
  });
}
