import { isIntrinsic } from '../../compiler/cloudformation/intrinsic.js';
import type { Value, TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { Architecture } from '../npm/platform.js';

/** A function of the template whose code is the deployment package, as far as its start depends on it. */
export interface ProofFunction {
  /** As the app declares it; the logical ID for one that was merged in. */
  readonly name: string;
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
  /** Whether layers of others may hold modules that the package lacks. */
  readonly hasForeignLayers: boolean;
}

type Properties = { readonly [name: string]: Value | undefined };

/** The functions in the template, merged ones too, that run what is in deployment.zip. */
export function proofFunctions(template: TemplateDocument, config: StageConfig, nameOf: ReadonlyMap<string, string>): ProofFunction[] {
  const globals = propertiesOf(propertiesOf(template['Globals'])['Function']);
  return Object.entries(propertiesOf(template['Resources'])).flatMap(([logicalId, resource]) => {
    const { Type, Properties } = propertiesOf(resource);
    if (Type !== 'AWS::Serverless::Function') return [];
    const properties = { ...globals, ...propertiesOf(Properties) };
    const { CodeUri, Handler, Runtime, Architectures, Layers } = properties;
    if (CodeUri !== './deployment.zip' || typeof Handler !== 'string' || typeof Runtime !== 'string' || !Runtime.startsWith('nodejs')) return [];
    const variables = { ...variablesOf(globals), ...variablesOf(properties) };
    const known = Object.entries(variables).map(([name, value]) => [name, knownValue(value, template, config)] as const);
    const own = Object.fromEntries(known.map(([name, value]) => [name, value ?? 'known-when-deployed']));
    const layers = Array.isArray(Layers) ? Layers : [];
    return [
      {
        name: nameOf.get(logicalId) ?? logicalId,
        handlerPath: Handler,
        takesCallbacks: Number(/\d+/.exec(Runtime)?.[0]) < 24,
        architecture: Array.isArray(Architectures) && Architectures[0] === 'arm64' ? 'arm64' : 'x86_64',
        own,
        environment: { ...lambdaEnvironment(`${config.appName}-${config.stage}-${logicalId}`, Handler, Runtime, properties['MemorySize']), ...own },
        unknown: known.filter(([, value]) => value === undefined).map(([name]) => name),
        hasForeignLayers: layers.some((layer) => propertiesOf(layer)['Ref'] !== 'ManagedLayer'),
      },
    ];
  });
}

/** Lambda Developer Guide, "Defined runtime environment variables", and those of the file system that Node.js runs in. */
function lambdaEnvironment(name: string, handlerPath: string, runtime: string, memorySize: Value | undefined): { [name: string]: string } {
  const major = /\d+/.exec(runtime)?.[0] ?? '';
  return {
    _HANDLER: handlerPath,
    AWS_ACCESS_KEY_ID: 'proof',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: typeof memorySize === 'number' ? String(memorySize) : '128',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '1970/01/01/[$LATEST]00000000000000000000000000000000',
    AWS_REGION: 'us-east-1',
    AWS_SECRET_ACCESS_KEY: 'proof',
    AWS_SESSION_TOKEN: 'proof',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: '/var/task',
    LANG: 'en_US.UTF-8',
    LD_LIBRARY_PATH: '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
    NODE_PATH: `/opt/nodejs/node${major}/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task`,
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
  };
}

/** Undefined for what CloudFormation works out. */
function knownValue(value: Value | undefined, template: TemplateDocument, { appName, stage }: StageConfig): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const reference = isIntrinsic(value) ? propertiesOf(value)['Ref'] : undefined;
  if (typeof reference !== 'string') return undefined;
  const pseudo = new Map([
    ['AWS::AccountId', '123456789012'],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', 'us-east-1'],
    ['AWS::StackName', `${appName}-${stage}`],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
  const fallback = propertiesOf(propertiesOf(template['Parameters'])[reference])['Default'];
  return pseudo.get(reference) ?? (typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : undefined);
}

function variablesOf(properties: Properties): Properties {
  return propertiesOf(propertiesOf(properties['Environment'])['Variables']);
}

function propertiesOf(value: Value | undefined): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}
