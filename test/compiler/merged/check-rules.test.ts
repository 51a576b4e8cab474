import { expect } from 'chai';
import { problemsWith, shown, withWork } from './merged.js';

const event = (type: string, properties: string): string => `Resources: {Work: {Properties: {Events: {E: {Type: ${type}, Properties: ${properties}}}}}}`;
const resource = (type: string, properties: string): string => `Resources: {R: {Type: ${type}, Properties: ${properties}}}`;

describe('schedules and event patterns in merge templates', () => {
  const fine: readonly string[] = [
    event('Schedule', '{Schedule: rate(5 minutes)}'),
    event('Schedule', '{Schedule: !Ref AWS::StackName}'),
    event('ScheduleV2', '{ScheduleExpression: "at(2030-01-01T00:00:00)"}'),
    event('ScheduleV2', '{ScheduleExpression: "cron(0 0 ? * MON *)"}'),
    event('EventBridgeRule', '{Pattern: {source: [aws.s3], detail: {any: {thing: [{prefix: a}]}}}}'),
    resource('AWS::Events::Rule', '{ScheduleExpression: "cron(0 0 ? * MON *)"}'),
    resource('AWS::Events::Rule', '{EventPattern: {source: [aws.s3], detail-type: [{prefix: !Sub "${AWS::StackName}"}]}}'),
  ];
  for (const yaml of fine) it(`are taken: ${yaml}`, async () => expect((await problemsWith(withWork, yaml)).map(shown)).to.deep.equal([]));

  const wrong: readonly [yaml: string, problem: string][] = [
    [
      event('Schedule', '{Schedule: rate(1 minutes)}'),
      "error schedule-expression m0.yaml:1:75 'rate(1 minutes)' is not a schedule expression; write 'rate(1 minute)'",
    ],
    [
      event('ScheduleV2', '{ScheduleExpression: "cron(0 0 * * *)"}'),
      "error schedule-expression m0.yaml:1:77 'cron(0 0 * * *)': a cron expression has six fields, not 5; write 'cron(0 0 * * ? *)'",
    ],
    [
      event('Schedule', '{Schedule: "at(2030-01-01T00:00:00)"}'),
      "error schedule-expression m0.yaml:1:75 'at(2030-01-01T00:00:00)' is one point in time, which rules of EventBridge do not know, only EventBridge Scheduler does; use an event of the type ScheduleV2, with the time as its ScheduleExpression",
    ],
    [
      resource('AWS::Events::Rule', '{ScheduleExpression: "at(2030-01-01T00:00:00)"}'),
      "error schedule-expression m0.yaml:1:55 'at(2030-01-01T00:00:00)' is one point in time, which rules of EventBridge do not know, only EventBridge Scheduler does; use an AWS::Scheduler::Schedule",
    ],
    [
      event('ScheduleV2', '{ScheduleExpression: "at(2030-13-01T00:00:00)"}'),
      "error schedule-expression m0.yaml:1:77 'at(2030-13-01T00:00:00)' is not a point in time; write date and time without a zone, as in 'at(2030-12-31T18:00:00)'",
    ],
    [
      event('EventBridgeRule', '{Pattern: {sources: [a]}}'),
      "error event-pattern-field m0.yaml:1:92 no event has the field 'sources', so the pattern never matches; did you mean 'source'?",
    ],
    [
      event('CloudWatchEvent', '{Pattern: {source: [{prefx: a}]}}'),
      "error event-pattern m0.yaml:1:101 source[0]: there is no operator 'prefx'; did you mean 'prefix'?",
    ],
    [
      resource('AWS::Events::Rule', '{EventPattern: {detailtype: [a]}}'),
      "error event-pattern-field m0.yaml:1:70 no event has the field 'detailtype', so the pattern never matches; did you mean 'detail-type'?",
    ],
    [
      resource('AWS::Scheduler::Schedule', '{ScheduleExpression: "cron(60 0 * * ? *)"}'),
      "error schedule-expression m0.yaml:1:62 'cron(60 0 * * ? *)': minutes cannot be '60'; for minutes, use 0 to 59, '*', with ',', '-' and '/'",
    ],
  ];
  for (const [yaml, problem] of wrong)
    it(`are told with their place: ${yaml}`, async () => expect((await problemsWith(withWork, yaml)).map(shown)).to.deep.equal([problem]));
});
