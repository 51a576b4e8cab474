import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import type { StageDiff } from '../../../src/compiler/diff/stage-diff.js';

async function diff(before: Value, after: Value): Promise<StageDiff> {
  return diffStages('dev', { template: before }, { template: after });
}

function stack(resources: { readonly [id: string]: Value }): Value {
  return { Resources: resources };
}

function many(count: number, entry: (index: number) => readonly [string, Value]): { readonly [key: string]: Value } {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}

const queue = (properties: Value): Value => ({ Type: 'AWS::SQS::Queue', Properties: properties });
const role = (statements: readonly Value[]): Value =>
  stack({
    Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: statements } }] } },
  });

describe('a hostile template', () => {
  it('of another kind of value than a map is compared as it is', async () => {
    const given: readonly Value[] = [
      null,
      1,
      'x',
      true,
      [],
      [1],
      { Resources: null },
      { Resources: [] },
      { Resources: 'x' },
      { Resources: { A: null } },
      { Resources: { A: { Type: 1 } } },
    ];
    for (const one of given) {
      expect(
        (await diff(one, stack({ Q: queue({}) }))).changes.map(({ subject }) => subject.logicalId),
        JSON.stringify(one),
      ).to.include('Q');
      expect(
        (await diff(stack({ Q: queue({}) }), one)).changes.map(({ subject }) => subject.logicalId),
        JSON.stringify(one),
      ).to.include('Q');
    }
  });

  it('with references in a circle has an end', async () => {
    const circle = (first: Value): Value =>
      stack(many(1000, (index) => [`Q${index}`, queue(index === 0 ? first : { QueueName: { Ref: `Q${(index + 1) % 1000}` } })]));
    const { changes } = await diff(circle({ QueueName: { Ref: 'Q1' } }), circle({ QueueName: { Ref: 'Q1' }, FifoQueue: true }));
    expect(changes.filter(({ rule }) => rule === 'resource-replaced')).to.have.lengthOf(1000);
  });

  it('that refers to itself has an end', async () => {
    const own = (more: { readonly [key: string]: Value }): Value => stack({ Q: queue({ QueueName: { 'Fn::GetAtt': ['Q', 'Arn'] }, ...more }) });
    expect((await diff(own({}), own({ FifoQueue: true }))).changes.map(({ rule }) => rule)).to.deep.equal(['resource-replaced']);
  });

  it('with a million keys is a problem, and so is one that is nested too deeply', async () => {
    const wide = stack({ Q: queue(many(1_000_000, (index) => [`K${index}`, index])) });
    let deep: Value = 'x';
    for (let depth = 0; depth < 100_000; depth += 1) deep = depth % 2 === 0 ? { a: deep } : [deep];
    for (const [given, reason] of [
      [wide, 'it has more than 100000 values'],
      [deep, 'its values are nested deeper than 100 levels'],
    ] as const) {
      expect(await diff(stack({}), given)).to.deep.equal({
        stage: 'dev',
        changes: [],
        unknown: [{ logicalId: 'Template', type: 'Template', message: `The template is not compared: ${reason}` }],
      });
    }
  });

  it('with names that are special in an object changes no object', async () => {
    const named = (value: number): Value =>
      JSON.parse(
        `{"Resources":{"__proto__":{"Type":"AWS::SQS::Queue","Properties":{"__proto__":${value},"constructor":${value}}},"constructor":{"Type":"constructor","Properties":{"toString":${value}}},
          "R":{"Type":"AWS::IAM::Role","Properties":{"Policies":[{"PolicyDocument":{"Statement":{"Effect":"Allow","Action":{"toString":${value}},"Principal":{"__proto__":"a"},"Condition":{"__proto__":{"toString":${value}}}}}}]}}},
          "Parameters":{"P":{"NoEcho":{"toString":${value}},"Default":"a"}},"Outputs":{"__proto__":{"Value":${value}}},"__proto__":{"a":${value}}}`,
      ) as Value;
    const { changes } = await diff(named(1), named(2));
    expect(changes.map(({ subject }) => subject.logicalId)).to.include.members(['__proto__', 'constructor', 'R', 'P']);
    expect(({} as { a?: unknown }).a).to.equal(undefined);
  });

  it('with many statements takes a time that grows as it does', async () => {
    const statements = (count: number, offset: number): Value =>
      role(Array.from({ length: count }, (_, index) => ({ Effect: 'Allow', Action: `s3:A${index * 2 + offset}`, Resource: '*' })));
    const { changes } = await diff(statements(15_000, 0), statements(15_000, 1));
    expect(changes.filter(({ kinds }) => kinds.includes('broadening'))).to.not.have.lengthOf(0);
  });

  it('with patterns that could be matched in many ways takes no longer', async () => {
    const resources = (resource: (index: number) => string): Value =>
      role([{ Effect: 'Allow', Action: 's3:*', Resource: Array.from({ length: 300 }, (_, index) => resource(index)) }]);
    const wild = resources((index) => `${'*a?'.repeat(100)}b${index}`);
    const { changes } = await diff(
      wild,
      resources((index) => `${'a'.repeat(2000)}${index}`),
    );
    expect(changes.map(({ kinds }) => kinds)).to.deep.include(['broadening']);
  });

  it('whose resources all have other names takes no longer', async () => {
    const named = (prefix: string): Value => stack(many(15_000, (index) => [`${prefix}${index}`, queue({ DelaySeconds: index + prefix.length })]));
    expect((await diff(named('A'), named('BB'))).changes).to.have.lengthOf(30_000);
  });
});
