import { placeholderNotice } from '../../testing/placeholder-notice.js';
import { randomUUID } from 'node:crypto';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { aliasVariable } from '../../compiler/release/alias-name.js';
import { answerRequest } from '../../testing/answer-request.js';
import type { Gateway, GatewayRequest } from '../../testing/gateway.js';
import type { GatewayAnswer } from '../../testing/gateway-answer.js';
import { missingModule } from '../lambda/missing-module.js';
import type { ThrownError } from '../lambda/thrown-error.js';
import { localFunctions } from './local-functions.js';
import type { CompiledProject } from '../stage/compiled-project.js';

export interface VersionListener {
  /** Gets the name of a function and the stack of what it threw. */
  readonly reportFailure: (name: string, stack: string) => void;
  /** Gets what is not as in AWS, perhaps several times. */
  readonly tell: (notice: string) => void;
}

/** The app as it was at one time, with the processes of its functions. */
export interface LocalVersion {
  answer(request: GatewayRequest): Promise<GatewayAnswer>;
  /** Ends its processes once all requests are answered, and resolves then. */
  retire(): Promise<void>;
  /** Ends its processes at once. */
  kill(): void;
}

/**
 * Starts serving a project that has no errors.
 *
 * @throws ProblemError when the bundle cannot be imported
 */
export async function startVersion(
  compiled: CompiledProject,
  stageVariables: Gateway['stageVariables'],
  { reportFailure, tell }: VersionListener,
): Promise<LocalVersion> {
  const { definition, config } = compiled;
  const { byName: functions, placeholders } = await localFunctions(
    compiled,
    reportFailure,
    config.release === null ? undefined : stageVariables[aliasVariable],
  );
  if (placeholders.length > 0) tell(placeholderNotice(placeholders, '--env-file'));
  const kill = (): void => {
    for (const one of functions.values()) one.kill();
  };
  const error = await functions.get('api_handler')!.warmUp();
  if (error !== undefined) {
    kill();
    throw new ProblemError([importProblem(error, compiled.appFile)]);
  }
  const gateway: Gateway = {
    definition,
    apiGatewayStage: config.apiGatewayStage,
    stageVariables,
    invoke: (name, event) => functions.get(name)!.invoke(event, randomUUID()),
    tell,
  };
  let open = 0;
  let answered: (() => void) | undefined;
  return {
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

function importProblem({ message, stack }: ThrownError, appFile: string): Problem {
  const missing = missingModule(message);
  return {
    code: 'app-exception',
    severity: 'error',
    where: { file: appFile },
    message: `importing the app failed: ${message}`,
    fix:
      missing === undefined || /^[./]/.test(missing)
        ? 'fix the code there'
        : `install it: npm install --save-dev ${missing} (Lambda may have it, but this machine does not)`,
    ...(stack.includes('\n') && { frame: stack }),
  };
}
