import { alarmName } from '../cloudformation/alarm-name.js';
import { valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import type { Stack } from '../iam/deploy/stage-template.js';
import { apiAlarmIdOf, functionAlarmIdOf } from '../model/alarm.js';
import type { AppModel } from '../model/app-model.js';
import { alarmKinds } from '../model/deployment.js';

/** An alarm that the app has in a stage. */
export interface OwnAlarm {
  /** `error_rate` of the REST API, `cleanup.throttles` of a function. */
  readonly word: string;
  /** Its name for `Fn::Sub` in the pipeline's template; undefined if a merged template gives it one that only a deployment knows. */
  readonly name: string | undefined;
}

/** The alarms that the key `alarms` makes for a stage, as far as a merged template has left them. */
export function ownAlarms({ config, definition, functions }: AppModel, template: TemplateDocument, stack: Stack): OwnAlarm[] {
  const kinds = Object.entries(alarmKinds);
  const ofApi = definition.routes.length === 0 ? [] : kinds.map(([word, kind]) => [word, apiAlarmIdOf(config.alarms, kind)] as const);
  const ofFunctions = functions.flatMap((fn) => kinds.map(([word, kind]) => [`${fn.name}.${word}`, functionAlarmIdOf(fn, kind)] as const));
  return [...ofApi, ...ofFunctions].flatMap(([word, id]): OwnAlarm[] => {
    const isThere = id !== undefined && valueAt(template, ['Resources', id, 'Type']) === 'AWS::CloudWatch::Alarm';
    return isThere ? [{ word, name: nameOf(id, template, stack) }] : [];
  });
}

function nameOf(id: string, template: TemplateDocument, stack: Stack): string | undefined {
  const written = valueAt(template, ['Resources', id, 'Properties', 'AlarmName']);
  if (typeof written === 'string') return written.replaceAll('${', '${!');
  return valueAt(written ?? null, ['Fn::Sub']) === alarmName('${AWS::StackName}', id) ? alarmName(stack.live, id) : undefined;
}
