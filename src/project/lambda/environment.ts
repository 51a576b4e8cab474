import type { LambdaFunction } from '../../testing/lambda-context.js';
import { arn, region as sampleRegion } from '../../testing/sample.js';
import { layerFolder, taskFolder } from './folders.js';

export interface Environment {
  readonly [name: string]: string;
}

/** The variables that tell a function which one it is. */
function ownVariables({ name, version, memorySize, logGroup, logStream }: LambdaFunction): Environment {
  return {
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memorySize,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
  };
}

/** Reads back which function a process is, from its environment. */
export function functionOf(environment: NodeJS.ProcessEnv, functionArn?: string): LambdaFunction {
  const read = (name: string): string => environment[name] ?? '';
  const name = read('AWS_LAMBDA_FUNCTION_NAME');
  return {
    name,
    arn: functionArn ?? arn('lambda', `function:${name}`),
    version: read('AWS_LAMBDA_FUNCTION_VERSION'),
    memorySize: read('AWS_LAMBDA_FUNCTION_MEMORY_SIZE'),
    logGroup: read('AWS_LAMBDA_LOG_GROUP_NAME'),
    logStream: read('AWS_LAMBDA_LOG_STREAM_NAME'),
  };
}

/**
 * What Lambda sets, for a process that should see nothing of this machine: Lambda Developer Guide, "Defined runtime
 * environment variables", and those of the file system that Node.js runs in.
 *
 * @param runtime `nodejs24.x`
 * @param region default: a sample
 */
export function lambdaEnvironment(fn: LambdaFunction, handlerPath: string, runtime: string, region: string = sampleRegion): Environment {
  const major = /\d+/.exec(runtime)?.[0] ?? '';
  return {
    ...ownVariables(fn),
    _HANDLER: handlerPath,
    AWS_ACCESS_KEY_ID: 'proof',
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_REGION: region,
    AWS_SECRET_ACCESS_KEY: 'proof',
    AWS_SESSION_TOKEN: 'proof',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: taskFolder,
    LANG: 'en_US.UTF-8',
    LD_LIBRARY_PATH: `/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:${taskFolder}:${taskFolder}/lib:${layerFolder}/lib`,
    NODE_PATH: `${layerFolder}/nodejs/node${major}/node_modules:${layerFolder}/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:${taskFolder}`,
    PATH: `/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:${layerFolder}/bin`,
    TZ: timeZone,
  };
}

/**
 * The same for a process that should see this machine too, above all its credentials: only those of Lambda's variables
 * that are true here, on top of the machine's own.
 *
 * @param region default: that of the machine
 */
export function localEnvironment(machine: NodeJS.ProcessEnv, fn: LambdaFunction, region: string | null = null): NodeJS.ProcessEnv {
  const { AWS_REGION: own, AWS_DEFAULT_REGION: usual } = machine;
  const ofMachine = own === undefined && usual !== undefined ? { AWS_REGION: usual } : {};
  const ofRegion = region === null ? ofMachine : { AWS_REGION: region, AWS_DEFAULT_REGION: region };
  return { ...toolEnvironment(machine), ...ofRegion, ...ownVariables(fn), TZ: timeZone };
}

/** The environment of app code that runs on this machine. As in Chalice, code that should not run there can check this variable. */
export function toolEnvironment(machine: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...machine, AWS_CHALICE_CLI_MODE: 'true' };
}

const timeZone = ':UTC';
