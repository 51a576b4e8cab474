import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { aliasId, aliasOf } from './function-version.js';
import type { SamResource } from './sam-resource.js';

/** What an event invokes: a function, or its alias if SAM publishes one; or a state machine. */
export interface EventTarget extends SamResource {
  readonly target: {
    readonly logicalId: string;
    readonly name: Value;
    readonly arn: Value;
    /** The ARN inside a text for `Fn::Sub`. */
    readonly arnText: string;
  };
}

export function functionTarget(fn: SamResource, template: TemplateDocument): EventTarget {
  const { logicalId } = fn;
  const alias = aliasOf(fn, template);
  if (alias === undefined) return { ...fn, target: { logicalId, name: ref(logicalId), arn: getAtt(logicalId, 'Arn'), arnText: `\${${logicalId}.Arn}` } };
  return { ...fn, target: refTarget(aliasId(logicalId, alias)) };
}

/** A target whose `Ref` is its ARN. */
export function refTarget(logicalId: string): EventTarget['target'] {
  return { logicalId, name: ref(logicalId), arn: ref(logicalId), arnText: `\${${logicalId}}` };
}
