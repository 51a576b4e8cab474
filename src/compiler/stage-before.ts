import { entriesOf } from './cloudformation/branch.js';
import type { TemplateDocument, Value } from './cloudformation/template.js';
import { checkStage } from './config/check-stage.js';
import { expandTemplate } from './expand/expand-template.js';
import type { PlainResource } from './expand/plain-resource.js';
import { resourcesByName } from './expand/resources-by-name.js';
import { type AskReference, referencesOfRoles } from './iam/actions/circle.js';
import { mergedBeforehand } from './merge/merged-environment.js';
import { mergeFiles } from './merge/merge-files.js';
import { mergedFunctions } from './merge/merged-functions.js';
import type { MergeTemplate } from './merge/parse-merge.js';
import type { AppModel } from './model/app-model.js';
import { buildResources } from './model/build-resources.js';
import { checkApp } from './model/check-app.js';
import type { CheckContext } from './model/check-context.js';
import type { PolicyFiles, RoleInputs } from './model/role-inputs.js';
import { hasErrors } from './problem/problem.js';
import { renderTemplate } from './template/render-template.js';

/** A stage before the generated policies of its roles are written: what they may refer to. */
export interface StageBefore {
  /** With the user's templates merged in. In the generated policies is nothing of the code, and nothing that refers to a resource of a merge template. */
  readonly template: TemplateDocument;
  /**
   * What SAM makes of it, by logical ID and by the names that SAM has for what it makes of functions. None without a template of the user's, as
   * then nothing that the functions know can name any.
   */
  readonly resources: ReadonlyMap<string, PlainResource>;
  readonly parameters: { readonly [name: string]: Value };
  readonly ask: AskReference;
}

interface Inputs extends CheckContext {
  readonly policies: PolicyFiles;
  readonly merges: readonly MergeTemplate[];
}

/** Nothing is built before somebody asks for it. */
export interface LateStage {
  readonly get: () => StageBefore;
  /** What roles are made from. */
  readonly ofRoles: Pick<RoleInputs, 'ask' | 'stack'>;
}

export function stageBefore(app: AppModel, inputs: Inputs): LateStage {
  let built: StageBefore | undefined;
  const get = (): StageBefore => (built ??= build(app, inputs));
  return { get, ofRoles: { ask: (role, id) => get().ask(role, id), stack: () => (mentionsKeys(inputs.merges) ? get() : nothing) } };
}

const nothing: ReturnType<RoleInputs['stack']> = { resources: new Map(), parameters: {} };

function build(app: AppModel, inputs: Inputs): StageBefore {
  const template = isPlain(app, inputs) ? withVariables(app, inputs.merges) : whole(app, inputs);
  const parameters = entriesOf(template['Parameters']);
  let made: readonly PlainResource[] | undefined;
  const expand = (): readonly PlainResource[] => (made ??= expandTemplate(template).resources);
  let named: StageBefore['resources'] | undefined;
  const byName = (): StageBefore['resources'] => (named ??= resourcesByName(expand()));
  let asked: AskReference | undefined;
  const ask: AskReference = (role, id) => {
    if (id.startsWith('AWS::') || parameters.has(id)) return undefined;
    // What is not there is told elsewhere.
    const resource = byName().get(id);
    if (resource === undefined) return [id];
    asked ??= referencesOfRoles(expand());
    return asked(role, resource.logicalId);
  };
  return { template, resources: inputs.merges.length === 0 ? nothing.resources : byName(), parameters: Object.fromEntries(parameters), ask };
}

/** Roles ask for the stack because of its keys. */
function mentionsKeys(merges: readonly MergeTemplate[]): boolean {
  return merges.some(({ value }) => /"(?:Kms|KMS|Key)\w*":/.test(JSON.stringify(value)));
}

/** Whether the template need not be built, as nothing in it can refer to anything, or cannot be built. */
function isPlain(app: AppModel, inputs: Inputs): boolean {
  return inputs.merges.length === 0 || hasErrors([...checkStage(app.config, app.functions, true), ...checkApp(app, inputs, true)]);
}

function withVariables({ functions }: AppModel, merges: readonly MergeTemplate[]): TemplateDocument {
  return mergedBeforehand(Object.fromEntries(functions.map((fn) => [fn.logicalId, fn.settings.environment])), merges);
}

function whole(app: AppModel, { policies, merges }: Inputs): TemplateDocument {
  const resources = buildResources(app, { policies, rights: new Map(), ...mergedFunctions(merges), ask: (_role, id) => [id], stack: () => nothing });
  return mergeFiles(renderTemplate(resources), merges).template;
}
