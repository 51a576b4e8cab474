import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { distinct } from '../cloudformation/distinct.js';
import { type Found, foundAt } from '../cloudformation/found-at.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { isDeployedByCodeDeploy } from '../expand/deployment-preference.js';
import { functionAlias } from '../expand/function-alias.js';
import { resolved } from '../expand/parameter.js';
import { samResources } from '../expand/sam-resource.js';
import type { ErrorCode } from '../problem/codes.js';
import { namesText } from '../problem/names-text.js';
import type { ErrorProblem, Place, Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { callerPaths, customPaths } from './caller-paths.js';
import type { MergedTemplate } from './merged-template.js';
import { unqualifiedIn } from './unqualified.js';

/** What a merge template says of aliases, or does with functions that have one. */
export function checkAliases(merged: MergedTemplate): Problem[] {
  return [...checkCalls(merged), ...checkPublished(merged)];
}

/** What a merge template may say, or take away, so that SAM refuses the template. */
const publishing = ['AutoPublishAlias', 'DeploymentPreference', 'ProvisionedConcurrencyConfig'];

/** SAM refuses an alias with a wrong name, and what is for an alias that is not there. */
function checkPublished(merged: MergedTemplate): Problem[] {
  const { files, template } = merged;
  if (!files.some(({ value }) => publishing.some((name) => JSON.stringify(value).includes(`"${name}"`)))) return [];
  const found = samResources(template).flatMap((fn): Mistake[] => {
    const { logicalId, type, properties } = fn;
    if (type !== 'AWS::Serverless::Function') return [];
    const mistake = (code: ErrorCode, property: string, what: string, fix: string): Mistake => {
      return { logicalId, what, problem: { code, severity: 'error', where: placeOfProperty(merged, logicalId, property), fix } };
    };
    if (!isAliasName(properties['AutoPublishAlias'], template)) {
      const fix = 'use up to 128 letters, digits, hyphens and underscores, not digits alone, or {"Ref": …} to a parameter';
      return [mistake('alias-name', 'AutoPublishAlias', 'an alias with a name that Lambda does not take', fix)];
    }
    if (functionAlias(template, logicalId) !== undefined) return [];
    const missing = (property: string, what: string): Mistake => mistake('alias-missing', property, what, 'add AutoPublishAlias, with a name such as live');
    return [
      ...(isDeployedByCodeDeploy(fn, template) ? [missing('DeploymentPreference', 'a DeploymentPreference, but no alias that CodeDeploy could move')] : []),
      ...(isMap(properties['ProvisionedConcurrencyConfig'])
        ? [missing('ProvisionedConcurrencyConfig', 'a ProvisionedConcurrencyConfig, but no alias to keep environments for')]
        : []),
    ];
  });
  // Globals are written once for all functions.
  const same = new Map<string, Mistake[]>();
  for (const one of found) {
    const key = JSON.stringify([one.problem, one.what]);
    same.set(key, [...(same.get(key) ?? []), one]);
  }
  return [...same.values()].map((all) => {
    const { problem, what } = all[0]!;
    return { ...problem, message: `${namesText(all.map(({ logicalId }) => logicalId))} ${all.length === 1 ? 'has' : 'have'} ${what}` };
  });
}

/** What a function has, and should not have. */
interface Mistake {
  readonly logicalId: string;
  readonly what: string;
  readonly problem: Omit<ErrorProblem, 'message'>;
}

/** An empty name is none; that of a parameter without a default is known only when SAM gets it. */
function isAliasName(given: Value | undefined, template: TemplateDocument): boolean {
  const name = resolved(given, template);
  if (name === undefined || name === null || name === '') return true;
  return typeof name === 'string' ? /^(?!\d+$)[\w-]{1,128}$/.test(name) : isMap(name) && typeof name['Ref'] === 'string';
}

/** Of a property that a merge template sets, for one function or for all; else of the alias that it takes away. */
function placeOfProperty({ files, template, placeOf }: MergedTemplate, logicalId: string, property: string): Place {
  const of = (name: string): readonly Path[] => [
    ['Resources', logicalId, 'Properties', name],
    ['Globals', 'Function', name],
  ];
  const isWritten = (path: Path): boolean => files.some(({ value }) => valueAt(value, path) !== undefined && valueAt(value, path) === valueAt(template, path));
  const [own] = of(property);
  const path = of(property).find(isWritten);
  if (path !== undefined) return placeOf(path);
  const removing = of('AutoPublishAlias').flatMap((at) => files.filter(({ value }) => valueAt(value, at) === null).map((file) => file.place(at)));
  return removing.at(-1) ?? placeOf(own!);
}

/**
 * What the user has written calls a function itself, though it has an alias: such calls go to the newest code at once, whatever the alias points at. What we
 * write calls the alias.
 */
function checkCalls({ app, files, generated, template, placeOf }: MergedTemplate): Problem[] {
  // Nothing else gives one, and every function would be looked up.
  const mayHave = app.functions.some(({ alias }) => alias !== null) || files.some(({ value }) => JSON.stringify(value).includes('"AutoPublishAlias"'));
  const aliases = mayHave ? aliasesIn(template) : new Map<string, string>();
  if (aliases.size === 0) return [];
  const ours = generated as unknown as TemplateDocument;
  return [...entriesOf(template['Resources'])].flatMap(([id, resource]) => {
    const type = isMap(resource) && typeof resource['Type'] === 'string' ? resource['Type'] : '';
    return callersIn(resource, type, ['Resources', id, 'Properties']).flatMap(({ value, path }) =>
      distinct(unqualifiedIn(value)).flatMap((name): Problem[] => {
        const alias = aliases.get(name);
        if (alias === undefined || JSON.stringify(valueAt(ours, path)) === JSON.stringify(value)) return [];
        const call = `${id} calls ${name} itself, and not its alias: it gets new code at once, whatever the alias points at`;
        const message = type === 'AWS::Lambda::Permission' ? `${id} permits calls of ${name} itself, and not of its alias` : call;
        return [{ code: 'alias-bypassed', severity: 'warning', where: placeOf(path), message, fix: `refer to the alias, with {"Ref": "${alias}"}` }];
      }),
    );
  });
}

/** What `Ref` gives the alias of a function for, by the function's logical ID. */
function aliasesIn(template: TemplateDocument): ReadonlyMap<string, string> {
  const ids = [...entriesOf(template['Resources']).keys()];
  return new Map(ids.flatMap((id) => (functionAlias(template, id) === undefined ? [] : [[id, `${id}.Alias`]])));
}

/** The values of a resource that may name what it calls. */
function callersIn(resource: Value, type: string, path: Path): readonly Found[] {
  const paths = type.startsWith('Custom::') ? customPaths : Object.hasOwn(callerPaths, type) ? callerPaths[type]! : [];
  const properties = isMap(resource) ? (resource['Properties'] ?? null) : null;
  return paths.flatMap((steps) => foundAt(properties, steps, path));
}
