import type { Template, TemplateDocument } from './cloudformation/template.js';
import { checkRuntime } from './config/check-runtime.js';
import { checkStage } from './config/check-stage.js';
import { checkMerged } from './merged/check-merged.js';
import { type AttributesOf, mergedTemplate } from './merged/merged-template.js';
import type { PolicySource } from './iam/role/parse-policy.js';
import { mergeFiles } from './merge/merge-files.js';
import { mergedFunctions } from './merge/merged-functions.js';
import type { AppFunction } from './model/app-function.js';
import type { AppModel } from './model/app-model.js';
import { buildResources } from './model/build-resources.js';
import { checkApp } from './model/check-app.js';
import { checkBuckets } from './model/check-buckets.js';
import type { CheckContext } from './model/check-context.js';
import { checkKeys } from './model/check-keys.js';
import { checkUnpolled } from './model/check-unpolled.js';
import { checkEmptiness } from './model/check-emptiness.js';
import { checkPinnedTypes } from './model/check-pins.js';
import { statementSources } from './model/check-policy-statements.js';
import type { Resource } from './model/resource.js';
import type { RoleInputs } from './model/role-inputs.js';
import { hasErrors, type Problem } from './problem/problem.js';
import { checkQuotas } from './quota/check-quotas.js';
import { checkSecrets } from './secret/check-secrets.js';
import type { Swagger } from './swagger/document.js';
import { standaloneSwagger } from './swagger/standalone.js';
import type { MergeTemplate } from './merge/parse-merge.js';
import { type LateStage, stageBefore } from './stage-before.js';
import { renderTemplate } from './template/render-template.js';
import { renewWebsocketDeployment } from './template/websocket-deployment.js';
import type { Waiver } from './waiver/waiver.js';

/** What a stage is compiled from in addition to its app: the contents of the user's files, as plain values. */
export interface StageInputs extends CheckContext {
  readonly policies: RoleInputs['policies'];
  /** What the code of each function needs, by the function's name. Functions whose policy is not generated need not be in it. */
  readonly rights: RoleInputs['rights'];
  /** The same policies, with their places. */
  readonly policySources: readonly PolicySource[];
  /** The stage before its policies are written, if somebody has asked for it already. */
  readonly before?: LateStage;
  /** The user's templates, in the order in which they are merged. */
  readonly merges: readonly MergeTemplate[];
  /** Whether declarations had errors, so that the app lacks them. */
  readonly lacksDeclarations: boolean;
  /** Whether a template could not be read, so that `merges` lacks it. */
  readonly lacksMerges: boolean;
  /** `2026-11-20`; decides which Lambda runtimes are too old. */
  readonly today: string;
  /** What the user has accepted of what looks like a secret. Undefined if nobody looks for secrets. */
  readonly waivers?: readonly Waiver[] | undefined;
  /** Whether to make the checks that only a deployment needs, such as those of roles and ARNs. `local` leaves them out. */
  readonly forDeployment: boolean;
  /** Whether to check what AWS's quotas allow. Who measures them wants to know how much is used of each, not what is refused. Default true. */
  readonly checksQuotas?: boolean;
  /** The attributes that resources of a type have for `Fn::GetAtt`. Undefined if nothing was merged that could refer to them. */
  readonly attributesOf: AttributesOf | undefined;
}

export interface CompiledStage {
  /** With the user's templates merged in. Undefined if the app or the stage has errors, but not if only merging has. */
  readonly template: TemplateDocument | undefined;
  /** The document in the template, as a file of its own; undefined if there is no REST API. */
  readonly swagger: Swagger | undefined;
  /** What the template was rendered from. */
  readonly resources: readonly Resource[];
  /** All errors and warnings that can be found in one run; a place in the configuration has no line yet. */
  readonly problems: readonly Problem[];
}

/**
 * Read this first: the whole way from what an app declares to its template on one stage.
 *
 *     check ─▶ build ─▶ render ─▶ merge ─▶ check what was merged ─▶ Swagger
 *
 * Each step has a folder next to this file. Nothing here reads, writes or waits; `project/stage/package-stage.ts` does that.
 */
export function compileStage(app: AppModel, inputs: StageInputs): CompiledStage {
  const { config, functions } = app;
  const { forDeployment } = inputs;

  // With errors in these, nothing can be built.
  const needed = [...checkStage(config, functions, forDeployment), ...checkApp(app, inputs, forDeployment), ...checkPinnedTypes(app, inputs.merges)];
  const others = [...checkRuntime(config, functions, inputs.today), ...(inputs.lacksDeclarations ? [] : checkEmptiness(app, inputs))];
  const checked = [...needed, ...others];
  if (hasErrors(needed)) return { template: undefined, swagger: undefined, resources: [], problems: checked };

  const before = inputs.before ?? stageBefore(app, inputs);
  const roles = { ...inputs, ...mergedFunctions(inputs.merges), ...before.ofRoles };
  const resources = buildResources(app, roles);
  const generated = renderTemplate(resources);
  const merged = mergeFiles(generated, inputs.merges);
  const template = renewWebsocketDeployment(generated, merged.template);

  // What is missing may be in a template that could not be merged.
  const isWhole = forDeployment && !inputs.lacksMerges && merged.isWhole;
  const { merges: files, policySources, waivers, today } = inputs;
  const secrets = forDeployment && waivers !== undefined ? checkSecrets({ app, template, files, policySources, waivers, today }, inputs) : [];
  const problems = [
    ...checked,
    ...merged.problems,
    ...secrets,
    ...(forDeployment ? [...checkKeys(app, roles, inputs), ...checkUnpolled(app, template, roles, inputs)] : []),
    ...(isWhole ? checkWhole(app, inputs, generated, template) : []),
  ];
  return { template, swagger: standaloneSwagger(template), resources, problems };
}

function checkWhole(app: AppModel, inputs: StageInputs, generated: Template, template: TemplateDocument): Problem[] {
  const { merges: files, attributesOf } = inputs;
  const policySources = [...inputs.policySources, ...statementSources(app)];
  return [
    ...checkBuckets(app, template['Resources'], inputs),
    ...(inputs.checksQuotas === false ? [] : checkQuotas(app, template, inputs)),
    ...(isAllOurs(app, inputs) ? [] : checkMerged(mergedTemplate({ generated, template, files, policySources, app, attributesOf, context: inputs }))),
  ];
}

/** Whether nothing in the template is the user's own: what we write refers to what we write. */
function isAllOurs({ config, functions }: AppModel, { merges, policySources }: StageInputs): boolean {
  const refersTo = ({ eventSource, settings }: AppFunction): boolean =>
    JSON.stringify(eventSource).includes('${') ||
    /"(?:Ref|Fn::\w+)":/.test(JSON.stringify(settings.policyStatements)) ||
    JSON.stringify([settings.alarms, settings.deployment]).includes('${');
  return merges.length === 0 && policySources.length === 0 && !JSON.stringify(config.alarms).includes('${') && !functions.some(refersTo);
}
