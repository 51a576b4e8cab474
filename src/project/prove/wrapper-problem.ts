import { posix } from 'node:path';
import { layerFolder, taskFolder } from '../lambda/folders.js';
import type { ProofFunction } from './functions.js';
import type { StartProblem } from './start-problem.js';

/**
 * What AWS_LAMBDA_EXEC_WRAPPER of a function breaks, and what of it was not proved: the script that Lambda starts in place of Node.js
 * (Lambda Developer Guide, "Using wrapper scripts").
 *
 * @param paths of all files in the package, relative to its root
 */
export function wrapperResult(
  { name, own, unknown, hasForeignLayers }: ProofFunction,
  paths: readonly string[],
  appFile: string,
): { readonly problem?: StartProblem; readonly notProved?: string } {
  const script = own['AWS_LAMBDA_EXEC_WRAPPER'];
  if (script === undefined) return {};
  const shown = unknown.includes('AWS_LAMBDA_EXEC_WRAPPER') ? 'AWS_LAMBDA_EXEC_WRAPPER' : `'${script}'`;
  const path = posix.resolve(taskFolder, script);
  if (path.startsWith(`${taskFolder}/`) && !unknown.includes('AWS_LAMBDA_EXEC_WRAPPER') && !paths.includes(path.slice(taskFolder.length + 1))) {
    const what = `AWS_LAMBDA_EXEC_WRAPPER names '${script}', which the deployment package does not contain`;
    return {
      problem: {
        code: 'proof-exception',
        where: { file: appFile },
        functions: [name],
        what,
        fix: 'add the file to "include" in the configuration',
        differences: [],
      },
    };
  }
  const reason = path.startsWith(`${layerFolder}/`) && hasForeignLayers ? 'only a layer holds it' : 'no wrapper script was run';
  return { notProved: `what the wrapper script ${shown} does, because ${reason}` };
}
