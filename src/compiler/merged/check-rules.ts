import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { Mistake } from '../model/mistake.js';
import { eventFieldMistakes, patternMistakes } from '../model/pattern.js';
import { scheduleMistake, type SchedulerOrElse } from '../model/schedule-expression.js';
import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import type { MergedTemplate } from './merged-template.js';

/** A schedule or a pattern, and the path to the map that holds it. */
interface Rule {
  readonly path: Path;
  readonly properties: { readonly [name: string]: Value };
  readonly schedule: string;
  readonly pattern: string;
  readonly by: SchedulerOrElse;
}

/** Checks schedules and event patterns of merge templates as those that an app declares. */
export function checkRules({ template, files, placeOf }: MergedTemplate): Problem[] {
  const isRead = new Set(files.map(({ file }) => file));
  return [...entriesOf(template['Resources'])].flatMap(([id, resource]) =>
    rulesOf(resource, ['Resources', id]).flatMap((rule) => checkRule(rule, placeOf).filter(({ where }) => isRead.has(where.file))),
  );
}

function checkRule({ path, properties, schedule, pattern, by }: Rule, placeOf: MergedTemplate['placeOf']): Problem[] {
  const expression = properties[schedule];
  // The scheduler may take more forms than a rule.
  const isChecked = typeof expression === 'string' && (by !== 'scheduler' || /^(?:cron|at)\(/.test(expression));
  const mistake: Mistake | undefined = isChecked ? scheduleMistake(expression, by) : undefined;
  const at = (inner: Path): Pick<Problem, 'where'> => ({ where: placeOf([...path, ...inner]) });
  return [
    ...(mistake === undefined ? [] : [{ code: 'schedule-expression' as const, severity: 'error' as const, ...at([schedule]), ...mistake }]),
    ...patternMistakes(properties[pattern]).map(({ path: inner, message, fix }) => {
      return { code: 'event-pattern' as const, severity: 'error' as const, ...at([pattern, ...inner]), message, fix };
    }),
    ...eventFieldMistakes(properties[pattern]).map(({ path: inner, message, fix }) => {
      return { code: 'event-pattern-field' as const, severity: 'error' as const, ...at([pattern, ...inner]), message, fix };
    }),
  ];
}

function rulesOf(resource: Value, path: Path): Rule[] {
  if (!isMap(resource) || !isMap(resource['Properties'])) return [];
  const { Type: type, Properties: properties } = resource;
  const inside = [...path, 'Properties'];
  if (type === 'AWS::Events::Rule')
    return [{ path: inside, properties, schedule: 'ScheduleExpression', pattern: 'EventPattern', by: { instead: 'use an AWS::Scheduler::Schedule' } }];
  if (type === 'AWS::Scheduler::Schedule') return [{ path: inside, properties, schedule: 'ScheduleExpression', pattern: '', by: 'scheduler' }];
  if (type !== 'AWS::Serverless::Function' && type !== 'AWS::Serverless::StateMachine') return [];
  return [...entriesOf(properties['Events'])].flatMap(([key, event]): Rule[] => {
    if (!isMap(event) || !isMap(event['Properties'])) return [];
    const at = { path: [...inside, 'Events', key, 'Properties'], properties: event['Properties'] };
    switch (event['Type']) {
      case 'Schedule':
        return [{ ...at, schedule: 'Schedule', pattern: '', by: { instead: 'use an event of the type ScheduleV2, with the time as its ScheduleExpression' } }];
      case 'ScheduleV2':
        return [{ ...at, schedule: 'ScheduleExpression', pattern: '', by: 'scheduler' }];
      case 'CloudWatchEvent':
      case 'EventBridgeRule':
        return [{ ...at, schedule: '', pattern: 'Pattern', by: 'scheduler' }];
      default:
        return [];
    }
  });
}
