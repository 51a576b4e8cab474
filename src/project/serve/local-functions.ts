import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { settle } from '../../compiler/expand/settle.js';
import { functionVariables, placeholders, withRealValues } from '../../compiler/expand/variable.js';
import { lambdaFunction } from '../../testing/lambda-context.js';
import { withHandlers } from '../bundle/handler-exports.js';
import type { ShippedModule } from '../bundle/shipped-module.js';
import { shippedLibrary } from '../bundle/library-file.js';
import { localEnvironment } from '../lambda/environment.js';
import { deploymentOf } from '../lambda/deployment.js';
import { stackOf, type ThrownError } from '../lambda/thrown-error.js';
import type { CompiledProject } from '../stage/compiled-project.js';
import { type LocalFunction, localFunction } from './function.js';
import type { LoadMessage } from './message.js';

export interface LocalFunctions {
  readonly byName: ReadonlyMap<string, LocalFunction>;
  /** Variables whose values only a deployment knows, and which have none here. */
  readonly placeholders: readonly string[];
}

/**
 * The functions that requests can reach: the one behind the routes, and the app's authorizers.
 *
 * @param releaseAlias the alias through which all of them are called, on a stage with releases
 * @param reportFailure gets the name of a function and the stack of what it threw
 */
export async function localFunctions(
  { project: { directory }, config, functions, template, realValues, envValues, bundle, library }: CompiledProject,
  reportFailure: (name: string, stack: string) => void,
  releaseAlias?: string,
): Promise<LocalFunctions> {
  // The map itself instead of the name of its file.
  const map = `data:application/json;base64,${Buffer.from(bundle.map.text).toString('base64')}`;
  const source = withHandlers(bundle.code, functions).replace(/app\.mjs\.map\n$/, () => `${map}\n`);
  const url = (file: string): string => pathToFileURL(join(directory, file)).href;
  const modules = [[url('app.mjs'), source] as const, [url(shippedLibrary), await library] as const, ...bundle.modules.flatMap(asServed(url))];
  const reachable = functions.filter(({ handles }) => handles === 'routes' || handles === 'authorization');
  const deployment = deploymentOf(config, config.region ?? realValues['AWS_REGION'] ?? realValues['AWS_DEFAULT_REGION']);
  const variablesOf = new Map(reachable.map(({ name, logicalId }) => [name, functionVariables(template, logicalId, deployment)]));
  const byName = new Map(
    reachable.map(({ name, handles, settings, alias }) => {
      const { NODE_OPTIONS: nodeOptions, ...own } = withRealValues(variablesOf.get(name)!, realValues);
      const aliasName = releaseAlias ?? (alias === null ? undefined : settle({ 'Fn::Sub': alias.name }, template, deployment)?.text);
      const fn = lambdaFunction(config.appName, config.stage, name, settings.memorySize, aliasName);
      const message: LoadMessage = { kind: 'load', modules, directory, handler: name, functionArn: fn.arn, nodeOptions };
      const environment = { ...envValues, ...localEnvironment(process.env, fn, config.region), ...own };
      const report = (error: ThrownError): void => {
        // For an authorizer this is an answer, not an error.
        if (handles !== 'authorization' || error.message !== 'Unauthorized') reportFailure(name, stackOf(error));
      };
      return [name, localFunction({ message, settings, environment, report })];
    }),
  );
  return { byName, placeholders: [...new Set([...variablesOf.values()].flatMap((variables) => placeholders(variables, realValues)))].sort() };
}

/** Modules in files of their own are served as ES modules, whatever they are in the package. */
function asServed(url: (file: string) => string): (module: ShippedModule) => (readonly [url: string, source: string])[] {
  return ({ path, text, format }) => (format === 'json' ? [] : [[url(path), format === 'esm' ? text : asEsModule(text)]]);
}

function asEsModule(text: string): string {
  return (
    "import{createRequire as $require}from'node:module';import{fileURLToPath as $path}from'node:url';" +
    'const require=$require(import.meta.url),__filename=$path(import.meta.url),__dirname=__filename.replace(/[\\\\/][^\\\\/]*$/,""),module={exports:{}};' +
    `(function(exports){${text}\n}).call(module.exports,module.exports);export default module.exports;`
  );
}
