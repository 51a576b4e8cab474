import { deploymentPackage } from '../../compiler/cloudformation/zip-path.js';
import type { Value, TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { expandTemplate } from '../../compiler/expand/expand-template.js';
import { placeholders, type RealValues, variablesIn, withRealValues } from '../../compiler/expand/variable.js';
import { lambdaFunction } from '../../testing/lambda-context.js';
import { lambdaEnvironment } from '../lambda/environment.js';
import { deploymentOf } from '../lambda/deployment.js';
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
export function proofFunctions(template: TemplateDocument, config: StageConfig, real: RealValues, nameOf: ReadonlyMap<string, string>): ProofFunction[] {
  return expandTemplate(template).resources.flatMap(({ logicalId, type, properties }) => {
    const { Code, Handler, Runtime, Architectures, Layers, Environment, MemorySize } = properties;
    if (type !== 'AWS::Lambda::Function' || Code !== deploymentPackage) return [];
    if (typeof Handler !== 'string' || typeof Runtime !== 'string' || !Runtime.startsWith('nodejs')) return [];
    const variables = variablesIn(Environment, template, deploymentOf(config));
    const own = withRealValues(variables, real);
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
        environment: { ...lambdaEnvironment(fn, Handler, Runtime, config.region ?? undefined), ...own },
        unknown: placeholders(variables, real),
        hasForeignLayers: layers.some((layer) => propertiesOf(layer)['Ref'] !== 'ManagedLayer'),
      },
    ];
  });
}

function propertiesOf(value: Value | undefined): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}
