import type { WideGrant } from '../../compiler/iam/actions/right.js';
import { grantedText } from '../../compiler/iam/actions/rights-problem.js';
import { packageOf } from '../../compiler/iam/calls/package-of.js';
import type { UntoldCall } from '../../compiler/iam/calls/sdk-call.js';
import type { Place, WarningProblem } from '../../compiler/problem/problem.js';
import { sdkVersion2 } from '../bundle/analysis-bundle.js';
import type { CodePlaces } from './code-places.js';
import { databaseSigner } from './database-signers.js';
import type { FunctionRights } from './function-rights.js';
import { statementExample } from './statement-example.js';

type Untold = Pick<WarningProblem, 'message' | 'fix'>;

const byHand = 'or add its actions to iam_policy_statements';

/** What to write for code that nobody can change: that of a package. */
function addByHand(client: string | undefined): string {
  return `add the actions that it needs to "iam_policy_statements", as in ${statementExample(client)}`;
}

/** What is not known of a call, without the functions that it concerns. */
function untoldText({ kind, client }: UntoldCall): Untold {
  const of = client === undefined ? '' : ` of '${client}'`;
  switch (kind) {
    case 'client-passed-on':
      return {
        message: `a client${of} is passed to code that is not in the bundle, which may call anything with it`,
        fix: `call AWS in code that is bundled, ${byHand}`,
      };
    case 'computed-command':
      return {
        message: `which command${of} is made here is only known when the code runs`,
        fix: `name the commands in the code, as in new GetObjectCommand(…), ${byHand}`,
      };
    case 'computed-operation':
      return {
        message: `which operation${of} is called here is only known when the code runs`,
        fix: `name the operations in the code, as in client.getObject(…), ${byHand}`,
      };
    case 'unknown-command':
      return {
        message: `the command that a client${of} sends here comes from code that is not in the bundle`,
        fix: `make the command in code that is bundled, ${byHand}`,
      };
    case 'unseen-code':
      if (client !== undefined)
        return {
          message: `not all code could be followed, as that of the package '${client}' is too much, so calls of AWS may be missing`,
          fix: addByHand(undefined),
        };
      return { message: 'not all code that begins here could be followed, so calls of AWS in it may be missing', fix: `write it in a simpler way, ${byHand}` };
    case 'unseen-package':
      return { message: `the package '${client ?? ''}' may call AWS, and it is not in the bundle`, fix: `bundle the package, ${byHand}` };
  }
}

/** Nobody changes the code of a package. */
function untoldIn({ file }: Place, call: UntoldCall): Untold {
  const { fix, message } = untoldText(call);
  return { message, fix: packageOf(file) === undefined ? fix : addByHand(call.client) };
}

const version2: Untold = {
  message: "calls of 'aws-sdk', version 2 of the AWS SDK, are not looked for",
  fix: `use the clients of version 3, such as @aws-sdk/client-s3, ${byHand}`,
};

function signerText(name: string): Untold | undefined {
  const signer = databaseSigner(name);
  if (signer === undefined) return undefined;
  const [action] = signer.actions;
  const statement = JSON.stringify({ Effect: 'Allow', Action: action, Resource: signer.resource });
  return {
    message: `'${name}' signs in to a database; which one is not looked for, so the role gets no right for it`,
    fix: `add ${statement} to "iam_policy_statements"${signer.actions
      .slice(1)
      .map((other) => `, or the same with ${other}`)
      .join('')}`,
  };
}

/**
 * Warnings about calls of AWS whose rights cannot be told: one for each place and reason, however many functions come to it.
 *
 * @param unseen packages that may call AWS and cannot be bundled
 * @param appFile where something is whose place is not known
 */
export function callProblems(all: readonly FunctionRights[], unseen: readonly string[], appFile: string): WarningProblem[] {
  const found = new Map<string, FoundProblem>();
  const take = (problem: WarningProblem, functionName: string, granted?: WideGrant): void => {
    const key = JSON.stringify(problem);
    const known = found.get(key);
    if (known === undefined) found.set(key, { problem, functions: new Set([functionName]), granted });
    else known.functions.add(functionName);
  };
  for (const { functionName, untold, problems } of all) {
    for (const one of untold) {
      const where = placeOf(one.places, one.path.at(-1)?.at, appFile);
      take({ code: 'sdk-call-unknown', severity: 'warning', where, ...untoldIn(where, one) }, functionName);
    }
    for (const { code, at, message, fix, granted, places } of problems) {
      take({ code, severity: 'warning', where: placeOf(places, at, appFile), message, fix }, functionName, granted);
    }
  }
  for (const name of unseen) {
    const text = name === sdkVersion2 ? version2 : (signerText(name) ?? untoldText({ kind: 'unseen-package', client: name, path: [] }));
    for (const { functionName } of all)
      take({ code: 'sdk-call-unknown', severity: 'warning', where: { file: 'package.json', path: ['dependencies', name] }, ...text }, functionName);
  }
  return oncePerPackage([...found.values()]).map(({ problem, functions }) => ({
    ...problem,
    message: `${problem.message} (${functionsText([...functions])})`,
  }));
}

/** A problem, and the functions that it concerns. */
interface FoundProblem {
  readonly problem: WarningProblem;
  readonly functions: Set<string>;
  readonly granted: WideGrant | undefined;
}

/** More places of one package are told as one, as nobody changes them one by one. */
const mostOfPackage = 2;

function oncePerPackage(all: readonly FoundProblem[]): readonly FoundProblem[] {
  const groups = new Map<string, FoundProblem[]>();
  for (const one of all) {
    const { code, where } = one.problem;
    const key = packageOf(where.file) === undefined ? JSON.stringify([one.problem]) : JSON.stringify([code, packageOf(where.file)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) => (group.length > mostOfPackage ? [together(group)] : group));
}

function together(group: readonly FoundProblem[]): FoundProblem {
  const { problem, granted } = group[0]!;
  const grants = group.flatMap((one) => one.granted ?? []);
  const functions = new Set(group.flatMap((one) => [...one.functions]));
  const where = `the package '${packageOf(problem.where.file)}' calls AWS at ${group.length} places`;
  if (granted === undefined) {
    // One that names a service says more.
    const fix = group.map((one) => one.problem.fix).find((one) => one !== addByHand(undefined)) ?? problem.fix;
    return { problem: { ...problem, message: `${where} in ways that cannot be told`, fix }, functions, granted };
  }
  const whole = { actions: [...new Set(grants.flatMap(({ actions }) => actions))], isOpen: grants.some(({ isOpen }) => isOpen) };
  const message = `${grantedText(whole)}: ${where} with names that could not be told`;
  const fix = 'to grant less, write the policy by hand: "autogen_policy": false and "iam_policy_file" for the function';
  return { problem: { ...problem, message, fix }, functions, granted: whole };
}

function placeOf(places: CodePlaces, at: number | undefined, appFile: string): Place {
  return (at === undefined ? undefined : places.sourceOf(at)) ?? { file: appFile };
}

const shown = 3;

function functionsText(names: readonly string[]): string {
  if (names.length === 1) return `function '${names[0]}'`;
  const first = names.slice(0, shown).map((name) => `'${name}'`);
  return `functions ${first.join(', ')}${names.length > shown ? ` and ${names.length - shown} others` : ''}`;
}
