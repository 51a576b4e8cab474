import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { hasMacro } from '../merged/known-names.js';
import type { MergeTemplate } from '../merge/parse-merge.js';
import type { AppModel } from '../model/app-model.js';
import type { CheckContext } from '../model/check-context.js';
import { defaultRoleId, roleIdOf } from '../model/role.js';
import type { Place, Problem } from '../problem/problem.js';
import { quotaProblem } from './quota-problem.js';
import { type QuotaUse, stateOf } from './quota-use.js';
import { templateUses } from './template-uses.js';

interface Given extends CheckContext {
  readonly merges: readonly MergeTemplate[];
}

/** Checks that AWS takes a stage's template once everything is merged, with what SAM makes of it. What a macro may change is not reported. */
export function checkQuotas(app: AppModel, template: TemplateDocument, given: Given): Problem[] {
  if (hasMacro(template)) return [];
  const sharesRole = app.functions.length > 1;
  // A place is looked up only for what is told: that decodes the source map.
  const near = templateUses(template).filter((use) => stateOf(use) !== 'fine');
  return near.flatMap((use) => quotaProblem(sharesRole ? withOwnRoles(use) : use, placeOf(use, app, given)) ?? []);
}

/** What functions share can be split between them. */
function withOwnRoles(use: QuotaUse): QuotaUse {
  if (use.quota !== 'role-inline-policies' || use.subject !== defaultRoleId) return use;
  return {
    ...use,
    fix: `set iam_role_per_function to true, or move statements into an AWS::IAM::ManagedPolicy of a merge template with Roles [{"Ref": "${defaultRoleId}"}]`,
  };
}

/** Where a merge template changes the resource, else the function that it belongs to. */
function placeOf({ quota, subject }: QuotaUse, { functions }: AppModel, { merges, placeOf: declared }: Given): Place {
  if (subject === undefined) return declared([]);
  const section = quota === 'mapping-attributes' ? 'Mappings' : 'Resources';
  const file = merges.findLast(({ value }) => entriesOf(value[section]).has(subject));
  if (file !== undefined) return file.place([section, subject, ...(quota === 'role-inline-policies' ? ['Properties', 'Policies'] : [])]);
  return declared(functions.find((fn) => fn.logicalId === subject || roleIdOf(fn) === subject)?.at ?? []);
}
