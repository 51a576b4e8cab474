import { expect } from 'chai';
import type { OwnAlarm } from '../../../src/compiler/pipeline/own-alarms.js';
import { type AlarmedTarget, namesOwnAlarms, watchedAlarms } from '../../../src/compiler/pipeline/watched-alarms.js';
import type { WithTargets } from '../../../src/compiler/pipeline/target.js';
import { stage } from './sample.js';

const own: readonly OwnAlarm[] = [
  { word: 'error_rate', name: '${ApplicationName}-prod-RestAPIErrorRateAlarm' },
  { word: 'cleanup.throttles', name: '${ApplicationName}-prod-CleanupThrottlesAlarm' },
  { word: 'latency', name: undefined },
];

function prod(regions?: readonly string[], alarms = own): WithTargets<AlarmedTarget> {
  const made = stage('prod', regions === undefined ? {} : { regions });
  return { ...made, targets: made.targets.map((target) => ({ ...target, ownAlarms: alarms, functionNames: ['api_handler', 'cleanup'] })) };
}

function watched(named: { readonly [place: string]: readonly string[] }, regions?: readonly string[]): { alarms: string[]; problems: string[] } {
  const { alarms, problems } = watchedAlarms(named, { stages: [prod(regions)], home: regions?.[0] }, 'pipeline.json');
  return {
    alarms: (alarms['prod'] ?? []).map(({ name, region }) => `${region ?? 'here'} ${name}`),
    problems: problems.map(({ code, message, fix }) => `${code}: ${message}; ${fix}`),
  };
}

const two = ['us-east-1', 'eu-west-1'];
const arn = (region: string, name = 'orders-errors'): string => `arn:aws:cloudwatch:${region}:123456789012:alarm:${name}`;

describe('the alarms that a pipeline watches', () => {
  const rows: readonly { given: string; named: { readonly [place: string]: readonly string[] }; regions?: readonly string[]; want: string[] }[] = [
    { given: 'a name', named: { prod: ['orders-errors'] }, want: ['here orders-errors'] },
    {
      given: 'a name, in each region of the stage',
      named: { prod: ['orders-errors'] },
      regions: two,
      want: ['us-east-1 orders-errors', 'eu-west-1 orders-errors'],
    },
    { given: 'a name in one region', named: { 'prod.eu-west-1': ['orders-errors'] }, regions: two, want: ['eu-west-1 orders-errors'] },
    { given: 'the word of an alarm of the REST API', named: { prod: ['error_rate'] }, want: ['here ${ApplicationName}-prod-RestAPIErrorRateAlarm'] },
    {
      given: 'the word of an alarm of a function, in each region',
      named: { prod: ['cleanup.throttles'] },
      regions: two,
      want: ['us-east-1 ${ApplicationName}-prod-CleanupThrottlesAlarm', 'eu-west-1 ${ApplicationName}-prod-CleanupThrottlesAlarm'],
    },
    { given: 'an ARN, wherever the pipeline is', named: { prod: [arn('eu-west-3')] }, want: ['eu-west-3 orders-errors'] },
    { given: 'an ARN, in its region', named: { prod: [arn('eu-west-1')] }, regions: two, want: ['eu-west-1 orders-errors'] },
    { given: 'an ARN in the region that it names', named: { 'prod.eu-west-1': [arn('eu-west-1')] }, regions: two, want: ['eu-west-1 orders-errors'] },
    {
      given: 'an ARN of an alarm that is called like one of the app',
      named: { prod: [arn('us-east-1', 'error_rate')] },
      regions: two,
      want: ['us-east-1 error_rate'],
    },
    {
      given: 'one alarm in one region',
      named: { prod: [arn('us-east-1')], 'prod.us-east-1': ['orders-errors'] },
      regions: two,
      want: ['us-east-1 orders-errors'],
    },
    {
      given: 'the only region, in which the pipeline is',
      named: { 'prod.us-east-1': ['orders-errors'] },
      regions: ['us-east-1'],
      want: ['here orders-errors'],
    },
    { given: 'none of another stage', named: { beta: ['orders-errors'] }, want: [] },
  ];
  for (const { given, named, regions, want } of rows) {
    it(`are ${given}`, () => {
      expect(watched(named, regions)).to.deep.equal({ alarms: want, problems: [] });
    });
  }

  const wrong: readonly { given: string; named: { readonly [place: string]: readonly string[] }; regions?: readonly string[]; want: string }[] = [
    {
      given: 'a word of an alarm that the function does not have',
      named: { prod: ['cleanup.latency'] },
      want: "pipeline-alarm-unknown: --watch-alarm prod=cleanup.latency: 'cleanup.latency' is no alarm of the app on stage prod; the alarms of 'cleanup' are cleanup.throttles; an alarm that the app does not declare can be named by its ARN",
    },
    {
      given: 'a word that is nearly one',
      named: { prod: ['eror_rate'] },
      want: "pipeline-alarm-unknown: --watch-alarm prod=eror_rate: 'eror_rate' is no alarm of the app on stage prod; did you mean 'error_rate'? An alarm that the app does not declare can be named by its ARN",
    },
    {
      given: 'a word that is nearly one, in each region',
      named: { prod: ['eror_rate'] },
      regions: two,
      want: "pipeline-alarm-unknown: --watch-alarm prod=eror_rate: 'eror_rate' is no alarm of the app on stage prod in us-east-1, eu-west-1; did you mean 'error_rate'? An alarm that the app does not declare can be named by its ARN",
    },
    {
      given: 'an alarm whose name only a deployment knows',
      named: { 'prod.eu-west-1': ['latency'] },
      regions: two,
      want: "pipeline-alarm-unknown: --watch-alarm prod.eu-west-1=latency: 'latency' has a name that only its deployment knows on stage prod in eu-west-1; watch it by its ARN",
    },
    {
      given: 'a region of no stage',
      named: { 'prod.eu-west-2': ['orders-errors'] },
      regions: two,
      want: "pipeline-alarm-region: --watch-alarm prod.eu-west-2=orders-errors: the pipeline does not deploy stage prod to eu-west-2; did you mean 'eu-west-1'?",
    },
    {
      given: 'an ARN of such a region',
      named: { prod: [arn('ap-south-1')] },
      regions: two,
      want: `pipeline-alarm-region: --watch-alarm prod=${arn('ap-south-1')}: the pipeline does not deploy stage prod to ap-south-1; known are us-east-1, eu-west-1`,
    },
    {
      given: 'an ARN of another region than the one before it',
      named: { 'prod.us-east-1': [arn('eu-west-1')] },
      regions: two,
      want: `pipeline-alarm-region: --watch-alarm prod.us-east-1=${arn('eu-west-1')}: it names both us-east-1 and eu-west-1; write prod=${arn('eu-west-1')}`,
    },
    {
      given: 'a region where there are none',
      named: { 'prod.eu-west-1': ['orders-errors'] },
      want: 'pipeline-alarm-region: --watch-alarm prod.eu-west-1=orders-errors: it names a region, but the pipeline deploys to one region only; write prod=orders-errors',
    },
    {
      given: 'more than there is room for, counted in each region',
      named: { prod: ['a1', 'b1', 'c1'] },
      regions: two,
      want: 'pipeline-alarms-many: stage prod would watch 6 alarms in all its regions, and CodePipeline takes 5; watch some in one region only, as in prod.REGION=ALARM, or put alarms together in a composite alarm',
    },
  ];
  for (const { given, named, regions, want } of wrong) {
    it(`are not ${given}`, () => {
      expect(watched(named, regions).problems).to.deep.equal([want]);
    });
  }

  it('need no app but for words of its own', () => {
    expect(namesOwnAlarms({ prod: ['orders-errors', arn('us-east-1', 'error_rate'), 'orders.errors', 'constructor'] })).to.equal(false);
    for (const word of ['error_rate', 'cleanup.throttles', 'dead_letters']) expect(namesOwnAlarms({ prod: [word] }), word).to.equal(true);
  });
});
