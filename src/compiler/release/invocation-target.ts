import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import { aliasId } from '../expand/function-version.js';
import { aliasVariable, liveAlias, type nextAlias } from './alias-name.js';
import type { Target } from './redirected.js';

/** An alias of a function, whose `Ref` is its ARN. */
export function aliasTarget(functionId: string, alias: typeof liveAlias | typeof nextAlias): Target {
  const id = aliasId(functionId, alias);
  return { arn: ref(id), arnText: `\${${id}}`, nameText: `\${${functionId}}:${alias}` };
}

/** The alias that a stage of the REST API names in its variable. */
export function stageTarget(functionId: string): Target {
  const suffix = `:\${!stageVariables.${aliasVariable}}`;
  const arnText = `\${${functionId}.Arn}${suffix}`;
  return { arn: sub(arnText), arnText, nameText: `\${${functionId}}${suffix}` };
}

/** The function itself. */
export function functionTarget(functionId: string): Target {
  const arnText = `\${${functionId}.Arn}`;
  return { arn: getAtt(functionId, 'Arn'), arnText, nameText: arnText };
}
