import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppDefinition } from '../../app/definition.js';
import { functionConfig, type StageConfig } from '../../compiler/config/resolve-stage.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { answerRequest } from '../../testing/answer-request.js';
import type { Gateway, GatewayRequest } from '../../testing/gateway.js';
import type { GatewayAnswer } from '../../testing/gateway-answer.js';
import { lambdaContext } from '../../testing/lambda-context.js';
import { loadEsbuild } from '../bundle/esbuild.js';
import { withHandlers } from '../bundle/handler-exports.js';
import { shakenLibrary } from '../bundle/library.js';
import { shippedLibrary } from '../bundle/library-file.js';
import { missingModule } from '../load/load-failure.js';
import { type LocalFunction, localFunction } from './function.js';
import type { LoadMessage, Thrown } from './message.js';
import type { CheckedProject } from '../stage/prepare-stage.js';

/** The app as it was at one time, with the processes of its functions. */
export interface LocalVersion {
  readonly definition: AppDefinition;
  readonly config: StageConfig;
  answer(request: GatewayRequest): Promise<GatewayAnswer>;
  /** Ends its processes once all requests are answered, and comes when that is so. */
  retire(): Promise<void>;
  /** Ends its processes at once. */
  kill(): void;
}

/**
 * Starts serving a project that has no errors.
 *
 * @param reportFailure gets the name of a function and the stack of what it threw
 * @throws ProblemError when the bundle can't be imported
 */
export async function startVersion(checked: CheckedProject, reportFailure: (name: string, stack: string) => void): Promise<LocalVersion> {
  const { definition, config } = checked;
  const functions = await localFunctions(checked, reportFailure);
  const kill = (): void => {
    for (const one of functions.values()) one.kill();
  };
  const thrown = await functions.get('api_handler')!.warmUp();
  if (thrown !== undefined) {
    kill();
    throw new ProblemError([importProblem(thrown, checked.appFile)]);
  }
  const gateway: Gateway = {
    definition,
    apiGatewayStage: config.apiGatewayStage,
    stageVariables: config.stageVariables,
    invoke: (name, event) => {
      const occasion = { requestId: randomUUID(), memorySize: functionConfig(config, name).memorySize };
      return functions.get(name)!.invoke(event, lambdaContext(config.appName, config.stage, name, occasion));
    },
  };
  let open = 0;
  let answered: (() => void) | undefined;
  return {
    definition,
    config,
    answer: async (request) => {
      open += 1;
      try {
        return await answerRequest(gateway, request);
      } finally {
        open -= 1;
        if (open === 0) answered?.();
      }
    },
    retire: async () => {
      if (open > 0) {
        await new Promise<void>((resolve) => {
          answered = resolve;
        });
      }
      kill();
    },
    kill,
  };
}

/** The functions that requests can reach: the one behind the routes, and the app's authorizers. */
async function localFunctions(
  { project, config, functions, bundle }: CheckedProject,
  reportFailure: (name: string, stack: string) => void,
): Promise<Map<string, LocalFunction>> {
  const { directory } = project;
  // In place of the name of the map's file the map itself.
  const map = `data:application/json;base64,${Buffer.from(bundle.map.text).toString('base64')}`;
  const source = withHandlers(bundle.code, functions).replace(/app\.mjs\.map\n$/, () => `${map}\n`);
  const library = await shakenLibrary(loadEsbuild(), bundle, functions, config);
  const url = (file: string): string => pathToFileURL(join(directory, file)).href;
  const modules = [[url('app.mjs'), source] as const, [url(shippedLibrary), library] as const];
  const reachable = functions.filter(({ handles }) => handles === 'routes' || handles === 'authorization');
  return new Map(
    reachable.map(({ name, handles }) => {
      const settings = functionConfig(config, name);
      const { NODE_OPTIONS: nodeOptions, ...environment } = settings.environment;
      const message: LoadMessage = { kind: 'load', modules, directory, handler: name, nodeOptions };
      const report = ({ message: said, stack }: Thrown): void => {
        // To an authorizer that is not an error but a word.
        if (handles !== 'authorization' || said !== 'Unauthorized') reportFailure(name, stack === '' ? said : stack);
      };
      return [name, localFunction({ message, settings, environment: processEnvironment(config, name, environment), report })];
    }),
  );
}

/** What Lambda sets, as far as it makes sense here, and what the stage sets, on top of the user's own. */
function processEnvironment(config: StageConfig, name: string, ofStage: { readonly [name: string]: string }): NodeJS.ProcessEnv {
  const { AWS_REGION: region, AWS_DEFAULT_REGION: defaultRegion } = process.env;
  return {
    ...process.env,
    ...(region === undefined && defaultRegion !== undefined && { AWS_REGION: defaultRegion }),
    AWS_LAMBDA_FUNCTION_NAME: `${config.appName}-${config.stage}-${name}`,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(functionConfig(config, name).memorySize),
    TZ: ':UTC',
    // As in Chalice: code that is not to run on a developer's machine asks for it.
    AWS_CHALICE_CLI_MODE: 'true',
    ...ofStage,
  };
}

function importProblem({ message, stack }: Thrown, appFile: string): Problem {
  const missing = missingModule(message);
  return {
    code: 'app-exception',
    severity: 'error',
    where: { file: appFile },
    message: `importing the app failed: ${message}`,
    fix:
      missing === undefined || /^[./]/.test(missing)
        ? 'mend the code there'
        : `install it: npm install --save-dev ${missing} (Lambda may have it, this machine does not)`,
    ...(stack.includes('\n') && { frame: stack }),
  };
}
