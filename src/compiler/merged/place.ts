import { isBranch, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { originOf } from '../config/resolve-stage.js';
import type { PolicySource } from '../iam/role/parse-policy.js';
import type { MergeTemplate } from '../merge/parse-merge.js';
import type { AppModel } from '../model/app-model.js';
import type { CheckContext } from '../model/check-context.js';
import type { Place } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';

/** A merged template, and what it was made from. */
export interface WrittenTemplate {
  readonly template: TemplateDocument;
  readonly files: readonly MergeTemplate[];
  readonly policySources: readonly PolicySource[];
  readonly app: AppModel;
}

/** Properties of a function that come from the configuration, with their keys there. */
const settings: ReadonlyMap<string | number, string> = new Map([
  ['Role', 'iam_role_arn'],
  ['Layers', 'layers'],
  ['Timeout', 'lambda_timeout'],
  ['DeploymentPreference', 'deployment_preference'],
]);

/** The place in the last template that has the value of the merged one, else the declaration or the setting that it comes from. */
export function placeIn({ template, files, policySources, app }: WrittenTemplate, context: CheckContext, path: Path): Place {
  const value = valueAt(template, path);
  const file = files.findLast((one) => value !== undefined && valueAt(one.value, path) === value);
  if (file !== undefined) return file.place(path);
  // The content of a policy file is in the template as it is.
  for (let length = path.length; length > 0; length -= 1) {
    const outer = valueAt(template, path.slice(0, length));
    const policy = isBranch(outer) ? policySources.find((one) => one.value === outer) : undefined;
    if (policy !== undefined) return policy.place(path.slice(length));
  }
  const [section, id, , property] = path;
  const fn = section === 'Resources' ? app.functions.find(({ logicalId }) => logicalId === id) : undefined;
  const key = property === undefined ? undefined : settings.get(property);
  if (fn !== undefined && key !== undefined) return { file: app.config.file, path: originOf(app.config, key, fn.name) };
  if (property === 'AlarmActions') return { file: app.config.file, path: originOf(app.config, 'alarms') };
  return context.placeOf(fn?.at ?? []);
}
