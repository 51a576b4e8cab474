import { isIntrinsic } from '../../compiler/cloudformation/intrinsic.js';
import type { Value, TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { expandTemplate } from '../../compiler/expand/expand-template.js';
import { lambdaFunction } from '../../testing/lambda-context.js';
import { account, region } from '../../testing/sample.js';
import { lambdaEnvironment } from '../lambda/environment.js';
import type { Architecture } from '../npm/platform.js';

/** A function of the template whose code is the deployment package, as far as its start depends on it. */
export interface ProofFunction {
  /** As the app declares it; the logical ID for one that was merged in. */
  readonly name: string;
  readonly logicalId: string;
  /** Lambda's string: `app.api_handler`. */
  readonly handlerPath: string;
  /** Whether its runtime still has callbacks, as Lambda had them before Node.js 24. */
  readonly takesCallbacks: boolean;
  readonly architecture: Architecture;
  /** The environment variables that the template gives it. */
  readonly own: { readonly [name: string]: string };
  /** These, and what Lambda adds. */
  readonly environment: { readonly [name: string]: string };
  /** Those of its own whose values only a deployment knows. */
  readonly unknown: readonly string[];
  /** Whether layers other than ours may contain modules that the package lacks. */
  readonly hasForeignLayers: boolean;
}

type Properties = { readonly [name: string]: Value | undefined };

/** The functions in the template, merged ones too, that run what is in deployment.zip. */
export function proofFunctions(template: TemplateDocument, config: StageConfig, nameOf: ReadonlyMap<string, string>): ProofFunction[] {
  return expandTemplate(template).resources.flatMap(({ logicalId, type, properties }) => {
    const { Code, Handler, Runtime, Architectures, Layers, Environment, MemorySize } = properties;
    if (type !== 'AWS::Lambda::Function' || Code !== './deployment.zip') return [];
    if (typeof Handler !== 'string' || typeof Runtime !== 'string' || !Runtime.startsWith('nodejs')) return [];
    const variables = propertiesOf(propertiesOf(Environment)['Variables']);
    const known = Object.entries(variables).map(([name, value]) => [name, knownValue(value, template, config)] as const);
    const own = Object.fromEntries(known.map(([name, value]) => [name, value ?? 'known-when-deployed']));
    const layers = Array.isArray(Layers) ? Layers : [];
    const fn = lambdaFunction(config.appName, config.stage, logicalId, typeof MemorySize === 'number' ? MemorySize : undefined);
    return [
      {
        name: nameOf.get(logicalId) ?? logicalId,
        logicalId,
        handlerPath: Handler,
        takesCallbacks: Number(/\d+/.exec(Runtime)?.[0]) < 24,
        architecture: Array.isArray(Architectures) && Architectures[0] === 'arm64' ? 'arm64' : 'x86_64',
        own,
        environment: { ...lambdaEnvironment(fn, Handler, Runtime), ...own },
        unknown: known.filter(([, value]) => value === undefined).map(([name]) => name),
        hasForeignLayers: layers.some((layer) => propertiesOf(layer)['Ref'] !== 'ManagedLayer'),
      },
    ];
  });
}

/** Undefined for a value that only CloudFormation knows. */
function knownValue(value: Value | undefined, template: TemplateDocument, { appName, stage }: StageConfig): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const reference = isIntrinsic(value) ? propertiesOf(value)['Ref'] : undefined;
  if (typeof reference !== 'string') return undefined;
  const pseudo = new Map([
    ['AWS::AccountId', account],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', region],
    ['AWS::StackName', `${appName}-${stage}`],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
  const fallback = propertiesOf(propertiesOf(template['Parameters'])[reference])['Default'];
  return pseudo.get(reference) ?? (typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : undefined);
}

function propertiesOf(value: Value | undefined): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}
