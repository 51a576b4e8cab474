import { ProblemError } from '../../compiler/problem/problem.js';
import { chaliceCommand } from '../arguments/chalice-command.js';
import { findStageStack, type StageStack } from '../../project/deploy/stage-stack.js';
import { findProject } from '../../project/read/find-project.js';
import { shellQuoted } from '../terminal/shell.js';

/**
 * The answer to a Chalice command, with the deployed names instead of `<function>` and `<RestAPIId>`.
 * Undefined for any other word.
 *
 * @param rest the other words of the command line
 */
export async function deployedAnswer(word: string, rest: readonly string[]): Promise<string | undefined> {
  const answer = chaliceCommand(word);
  if (answer === undefined || !/<function>|<RestAPIId>/.test(answer)) return answer;
  const stage = givenValue(rest, '--stage') ?? 'dev';
  if (!/^[A-Za-z0-9_-]+$/.test(stage)) return answer;
  const values = await deployedValues(stage, givenValue(rest, '--project-dir'));
  const name = givenValue(rest, '--name') ?? givenValue(rest, '-n') ?? 'api_handler';
  const { resources = [], stack } = values ?? {};
  const found: { [placeholder: string]: string | undefined } = {
    '<function>': resources.find((one) => one.name === name && one.lambda_arn !== undefined)?.lambda_arn?.split(':')[6],
    '<RestAPIId>': resources.find(({ rest_api_id: id }) => id !== undefined)?.rest_api_id,
  };
  const filled = answer.replaceAll(/<function>|<RestAPIId>/g, (placeholder) =>
    found[placeholder] === undefined ? placeholder : shellQuoted(found[placeholder]),
  );
  return filled === answer || stack === undefined ? filled : `${filled} --region ${stack.region}`;
}

/** Undefined if there are none. Problems with the project do not matter here. */
async function deployedValues(stage: string, projectDir: string | undefined): Promise<StageStack['values']> {
  try {
    return (await findStageStack({ project: findProject(process.cwd(), projectDir), stage })).values;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** `--stage prod` or `--stage=prod`. */
function givenValue(words: readonly string[], name: string): string | undefined {
  const index = words.findLastIndex((word) => word === name || word.startsWith(`${name}=`));
  if (index < 0) return undefined;
  return words[index] === name ? words[index + 1] : words[index]!.slice(name.length + 1);
}
