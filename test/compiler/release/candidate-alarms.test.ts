import { expect } from 'chai';
import { getAtt, ref, sub } from '../../../src/compiler/cloudformation/intrinsic.js';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { madeOf, type Resource, resource, type Said, templateWith } from './function-template.js';

function alarm(MetricName: string, dimensions: Resource = { FunctionName: ref('F') }, Namespace = 'AWS/Lambda'): Resource {
  return resource('AWS::CloudWatch::Alarm', { AlarmDescription: 'Too many.', Namespace, MetricName, Dimensions: listed(dimensions) });
}

function listed(dimensions: Resource): Value {
  return Object.entries(dimensions).map(([Name, value]) => ({ Name, Value: value }));
}

/** The dimensions of the candidate's alarm, if there is one. */
function candidateDimensions(given: Resource, said: Said, id = 'It'): Value | undefined {
  const { resources } = madeOf(templateWith({ [id]: given }), said);
  expect(resources[id]).to.deep.equal(given);
  const own = resources[`${id}Next`]?.['Properties'] as Resource | undefined;
  if (own !== undefined) expect(own['AlarmDescription']).to.equal('The candidate of the release: Too many.');
  return own?.['Dimensions'];
}

const canary: Said = { candidate: { percent: 10, stageVariables: {} } };
const blueGreen: Said = { candidate: { stageVariables: {} } };
const rolling: Said = { candidate: { percent: 10 } };
const ofNext = listed({ FunctionName: ref('F'), Resource: sub('${F}:next') });

describe('withCandidateAlarms', () => {
  for (const name of ['Errors', 'Duration', 'Throttles']) {
    it(`${name} of the alias next`, () => {
      expect(candidateDimensions(alarm(name), canary)).to.deep.equal(ofNext);
      expect(candidateDimensions(alarm(name), blueGreen)).to.deep.equal(ofNext);
    });
  }

  it('of the version, where traffic is shifted to it', () => {
    const { source } = madeOf(templateWith({}), rolling);
    expect(candidateDimensions(alarm('Errors'), rolling)).to.deep.equal(
      listed({ FunctionName: ref('F'), Resource: sub('${F}:live'), ExecutedVersion: getAtt(`FVersion${source.functions['F']!}`, 'Version') }),
    );
    expect(candidateDimensions(alarm('Errors'), { candidate: { percent: 0 } })).to.equal(undefined);
  });

  it('none without a candidate, of another metric, or with other dimensions', () => {
    expect(candidateDimensions(alarm('Errors'), {})).to.equal(undefined);
    expect(candidateDimensions(alarm('AsyncEventsDropped'), canary)).to.equal(undefined);
    expect(candidateDimensions(alarm('Errors', { FunctionName: ref('F'), Resource: 'x' }), canary)).to.equal(undefined);
    expect(candidateDimensions(alarm('Errors', { FunctionName: ref('Other') }), canary)).to.equal(undefined);
  });

  it('of each metric of an expression', () => {
    const metric = (MetricName: string, dimensions: Value): Value => ({
      Id: MetricName.toLowerCase(),
      MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: dimensions }, Period: 300, Stat: 'Sum' },
    });
    const rate = (dimensions: Value): Resource => ({
      Metrics: [metric('Errors', dimensions), metric('Invocations', dimensions), { Id: 'rate', Expression: 'errors / invocations' }],
    });
    const given = resource('AWS::CloudWatch::Alarm', rate(listed({ FunctionName: ref('F') })));
    expect(madeOf(templateWith({ It: given }), canary).resources['ItNext']!['Properties']).to.deep.equal(rate(ofNext));
  });

  it('without the name of the alarm that it stands beside, however that is written', () => {
    for (const AlarmName of ['errors', sub('${AWS::StackName}-It'), { 'Fn::Join': ['-', ['errors', ref('AWS::StackName')]] }]) {
      const given = alarm('Errors');
      const own = resource('AWS::CloudWatch::Alarm', { ...(given['Properties'] as Resource), AlarmName });
      const { resources } = madeOf(templateWith({ It: own }), canary);
      expect(resources['It']).to.deep.equal(own);
      expect(resources['ItNext']!['Properties']).to.not.have.property('AlarmName');
    }
  });

  it('of the REST API where the candidate has a stage of its own', () => {
    const given = alarm('5XXError', { ApiName: 'shop', Stage: 'api' }, 'AWS/ApiGateway');
    expect(candidateDimensions(given, blueGreen, 'RestAPIErrorRateAlarm')).to.deep.equal(listed({ ApiName: 'shop', Stage: 'api-next' }));
    expect(candidateDimensions(given, canary, 'RestAPIErrorRateAlarm')).to.equal(undefined);
  });
});
