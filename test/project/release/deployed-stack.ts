import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppDefinition } from '../../../src/app/definition.js';
import { entriesOf, valueAt } from '../../../src/compiler/cloudformation/branch.js';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { parseZip } from '../../../src/compiler/zip/parse-zip.js';
import type { PackagedStage } from '../../../src/project/stage/packaged-stage.js';
import { answerRequest } from '../../../src/testing/answer-request.js';
import { sampleOrigin } from '../../../src/testing/request-origin.js';
import { temporaryFolder } from '../../cli/run-cli.js';

/** Code as it is in Lambda. */
interface Code {
  readonly folder: string;
}

/** A deployment of the REST API: a snapshot of its document. */
interface Snapshot {
  readonly document: Value;
  readonly definition: AppDefinition;
}

/**
 * What CloudFormation, API Gateway and Lambda make of templates that are deployed one after the other: versions and deployments are made of what is there
 * when they are new, and stay as they are until a template lacks them.
 */
export interface DeployedStack {
  readonly resources: ReadonlyMap<string, Value>;
  readonly functions: PackagedStage['functions'];
  readonly versions: ReadonlyMap<string, Code>;
  readonly deployments: ReadonlyMap<string, Snapshot>;
}

export function deployed(before: DeployedStack | undefined, { template, files, definition, functions }: PackagedStage): DeployedStack {
  const resources = entriesOf(template['Resources']);
  const code = unpacked(Buffer.from(files.find(({ name }) => name === 'deployment.zip')!.content));
  const idsOf = (type: string): string[] => [...resources].filter(([, resource]) => valueAt(resource, ['Type']) === type).map(([id]) => id);
  const document = valueAt(resources.get('RestAPI')!, ['Properties', 'Body'])!;
  return {
    resources,
    functions,
    versions: new Map(idsOf('AWS::Lambda::Version').map((id) => [id, before?.versions.get(id) ?? code])),
    deployments: new Map(idsOf('AWS::ApiGateway::Deployment').map((id) => [id, before?.deployments.get(id) ?? { document, definition }])),
  };
}

function unpacked(zip: Buffer): Code {
  const folder = temporaryFolder();
  for (const [path, content] of parseZip(zip)!) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder };
}

/** Where chance decides, by a number from 0 to 100: which deployment the stage takes, and which version an alias. */
interface Draws {
  readonly stage?: number;
  readonly alias?: number;
}

/** Sends a request to a stage of the API, through the gateway that `local` has. @returns the answer as JSON, or its status where it is no 200 */
export async function ask(stack: DeployedStack, stageName: string, target: string, draws: Draws = {}): Promise<unknown> {
  const { deployment, variables } = stageOf(stack, stageName, draws.stage ?? 100);
  const { document, definition } = deployment;
  const gateway = {
    definition,
    apiGatewayStage: stageName,
    stageVariables: variables,
    invoke: async (name: string, event: unknown) => {
      const handler = await handlerOf(stack, document, name, variables, draws.alias ?? 100);
      return { kind: 'returned' as const, payload: await handler(event, { functionName: name, awsRequestId: '1' }) };
    },
  };
  const headers = [['Authorization', 'secret']] as const;
  const answer = await answerRequest(gateway, { method: 'GET', target, headers, body: new Uint8Array(), origin: sampleOrigin });
  return answer.statusCode === 200 ? (JSON.parse(Buffer.from(answer.body).toString()) as unknown) : answer.statusCode;
}

function stageOf(
  { resources, deployments }: DeployedStack,
  name: string,
  draw: number,
): { deployment: Snapshot; variables: { readonly [name: string]: string } } {
  const stages = [...resources.values()].filter(
    (one) => valueAt(one, ['Type']) === 'AWS::ApiGateway::Stage' && valueAt(one, ['Properties', 'StageName']) === name,
  );
  if (stages.length !== 1) throw new Error(`${stages.length} stages have the name ${name}`);
  const of = (path: readonly string[]): Value | undefined => valueAt(stages[0]!, ['Properties', ...path]);
  const own = of(['Variables']) as { readonly [name: string]: string };
  const isCanary = draw < Number(of(['CanarySetting', 'PercentTraffic']) ?? 0);
  const path = isCanary ? ['CanarySetting', 'DeploymentId', 'Ref'] : ['DeploymentId', 'Ref'];
  const overrides = isCanary ? (of(['CanarySetting', 'StageVariableOverrides']) as { readonly [name: string]: string }) : {};
  return { deployment: deployments.get(String(of(path)))!, variables: { ...own, ...overrides } };
}

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** The handler in the version that the document, the stage's variable and the alias lead to. */
async function handlerOf(
  { resources, functions, versions }: DeployedStack,
  document: Value,
  name: string,
  variables: { readonly [name: string]: string },
  draw: number,
): Promise<Handler> {
  const { logicalId } = functions.find((one) => one.name === name)!;
  const variable = new RegExp(`functions/\\$\\{${logicalId}\\.Arn\\}:\\$\\{!stageVariables\\.(\\w+)\\}/invocations`).exec(JSON.stringify(document))?.[1];
  if (variable === undefined) throw new Error(`the API does not invoke ${logicalId} through a stage variable`);
  const aliasName = variables[variable];
  const alias = [...resources].find(
    ([, one]) =>
      valueAt(one, ['Type']) === 'AWS::Lambda::Alias' &&
      valueAt(one, ['Properties', 'FunctionName', 'Ref']) === logicalId &&
      valueAt(one, ['Properties', 'Name']) === aliasName,
  );
  if (alias === undefined) throw new Error(`${logicalId} has no alias ${aliasName}`);
  const [aliasId, resource] = alias;
  const isPermitted = [...resources.values()].some(
    (one) =>
      valueAt(one, ['Type']) === 'AWS::Lambda::Permission' &&
      valueAt(one, ['Properties', 'Principal']) === 'apigateway.amazonaws.com' &&
      valueAt(one, ['Properties', 'FunctionName', 'Ref']) === aliasId,
  );
  if (!isPermitted) throw new Error(`API Gateway may not invoke ${aliasId}`);
  const versionIn = (version: Value | undefined): string => String((valueAt(version!, ['Fn::GetAtt']) as readonly string[])[0]);
  const shifted = valueAt(resource, ['Properties', 'RoutingConfig', 'AdditionalVersionWeights']) as
    | readonly { readonly FunctionVersion: Value; readonly FunctionWeight: number }[]
    | undefined;
  const isShifted = shifted !== undefined && draw < shifted[0]!.FunctionWeight * 100;
  const version = versionIn(isShifted ? shifted[0]!.FunctionVersion : valueAt(resource, ['Properties', 'FunctionVersion']));
  const code = versions.get(version);
  if (code === undefined) throw new Error(`there is no version ${version}`);
  const module = (await import(pathToFileURL(join(code.folder, 'app.mjs')).href)) as { readonly [name: string]: Handler };
  const handler = String(valueAt(resources.get(logicalId)!, ['Properties', 'Handler']));
  return module[handler.split('.').at(-1)!]!;
}
