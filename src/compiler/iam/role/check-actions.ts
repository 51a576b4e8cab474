import { distinct } from '../../cloudformation/distinct.js';
import { matchesAction } from '../../cloudformation/action-pattern.js';
import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { nearest } from '../../problem/nearest.js';
import { shortText } from '../../problem/short-text.js';
import type { WarningCode } from '../../problem/codes.js';
import type { WarningProblem } from '../../problem/problem.js';
import type { Path } from '../../syntax/source.js';
import type { PolicySource } from './parse-policy.js';
import { type Statement, statementsWithPaths, textsOf } from './policy-parts.js';

/** What is known of the actions of all services. */
export interface KnownActions {
  /** By the prefix of its actions; undefined if there is no such service. */
  readonly dataOf: (prefix: string) => KnownService | undefined;
  /** The prefixes of all services. */
  readonly prefixes: () => readonly string[];
}

interface KnownService {
  readonly actions: { readonly [name: string]: unknown };
  /** By resource type: the format of its ARN. */
  readonly types: { readonly [type: string]: string };
}

/**
 * Warnings about statements that somebody wrote: an action that no service has, and a resource that no action of its statement applies to. IAM takes
 * both, and they allow nothing. What CloudFormation or a wildcard stands for is not told.
 *
 * @param sources policies, and statements alone
 */
export function checkActions(sources: readonly PolicySource[], known: KnownActions): WarningProblem[] {
  const problems = sources.flatMap(({ place, value }) => {
    const warning = (code: WarningCode, path: Path, message: string, fix: string): WarningProblem => {
      return { code, severity: 'warning', where: place(path), message, fix };
    };
    return statementsIn(value).flatMap(([path, statement]) => [
      ...actionProblems(statement, path, known, warning),
      ...resourceProblems(statement, path, known, warning),
    ]);
  });
  // A statement of the whole stage is in several roles.
  return distinct(problems);
}

type Warning = (code: WarningCode, path: Path, message: string, fix: string) => WarningProblem;

/** Of a policy, or a statement alone. */
function statementsIn(value: Value): [path: Path, statement: Statement][] {
  if (!isMap(value)) return [];
  if (value['Statement'] === undefined) return [[[], value]];
  return statementsWithPaths(value).flatMap(([path, one]): [Path, Statement][] => (isMap(one) ? [[path, one]] : []));
}

/** By service: what AWS's own policies have, and its list has not. A topic's default policy, in each older template, has `SNS:Receive`. */
const unlisted: { readonly [prefix: string]: readonly string[] } = { sns: ['Receive'] };

function actionProblems(statement: Statement, path: Path, known: KnownActions, warning: Warning): WarningProblem[] {
  return textsOf(statement, ['Action', 'NotAction'], path).flatMap(({ text, at }) => {
    const { prefix, name } = partsOf(text);
    if (name === undefined || /[*?]/.test(prefix)) return [];
    const data = known.dataOf(prefix);
    if (data === undefined) return [unknownService(text, at, known, warning)];
    if (Object.hasOwn(data.actions, name)) return [];
    const names = Object.keys(data.actions);
    if ([...names, ...(unlisted[prefix] ?? [])].some((one) => matchesAction(name, one))) return [];
    const what = /[*?]/.test(name) ? `no action of '${prefix}' matches '${shortText(text)}'` : `'${prefix}' has no action '${shortText(name)}'`;
    const near = nearest(name, names);
    const fix = near === undefined ? `look it up among the actions of '${prefix}' in the Service Authorization Reference` : `did you mean '${prefix}:${near}'?`;
    return [warning('policy-action-unknown', at, `${what}, as far as this version knows, so it means nothing`, fix)];
  });
}

function unknownService(text: string, where: Path, { dataOf, prefixes }: KnownActions, warning: Warning): WarningProblem {
  const { prefix, name } = partsOf(text);
  const near = nearest(prefix, prefixes());
  const action = near === undefined ? undefined : Object.keys(dataOf(near)!.actions).find((one) => matchesAction(name!, one));
  const fix =
    near === undefined
      ? "write the service as IAM names it, as in 's3:GetObject'"
      : `did you mean '${near}:${action === undefined || /[*?]/.test(name!) ? name : action}'?`;
  return warning('policy-action-unknown', where, `IAM has no service '${shortText(prefix)}', as far as this version knows`, fix);
}

/** Told where every action of the statement is of a service that is known. */
function resourceProblems(statement: Statement, path: Path, { dataOf }: KnownActions, warning: Warning): WarningProblem[] {
  const services = servicesOf(statement);
  if (services === undefined) return [];
  const all = services.map(dataOf);
  if (all.includes(undefined)) return [];
  const meant = new Set([...services, ...all.flatMap((data) => Object.values(data!.types).map((arn) => arn.split(':')[2]!))]);
  // Some services take resources of any other.
  if ([...meant].some((service) => /[*?$]/.test(service))) return [];
  return textsOf(statement, ['Resource'], path).flatMap(({ text, at }) => {
    const [start, , service] = text.split(':');
    if (start !== 'arn' || service === undefined || service === '' || /[*?$]/.test(service) || meant.has(service)) return [];
    const message = `no action of the statement applies to a resource of '${shortText(service)}', so it means nothing there`;
    return [warning('policy-resource-unrelated', at, message, `name a resource of ${listed(services)}, or remove it`)];
  });
}

/** Undefined where any action may be of any service, or is not a plain text. */
function servicesOf(statement: Statement): string[] | undefined {
  const { Action: actions } = statement;
  const texts = textsOf(statement, ['Action'], []);
  const count = Array.isArray(actions) ? actions.length : 1;
  const prefixes = texts.map(({ text }) => partsOf(text)).filter(({ name }) => name !== undefined);
  if (texts.length < count || prefixes.length < count || prefixes.some(({ prefix }) => /[*?]/.test(prefix))) return undefined;
  return [...new Set(prefixes.map(({ prefix }) => prefix))].sort();
}

function listed(services: readonly string[]): string {
  return services.map((service) => `'${service}'`).join(' or ');
}

/** IAM ignores the case of both. */
function partsOf(action: string): { readonly prefix: string; readonly name: string | undefined } {
  const at = action.indexOf(':');
  return at < 0 ? { prefix: action, name: undefined } : { prefix: action.slice(0, at).toLowerCase(), name: action.slice(at + 1) };
}
