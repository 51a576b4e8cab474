import { expect } from 'chai';
import fc from 'fast-check';
import type { Right } from '../../../../src/compiler/iam/actions/right.js';
import { statementsOf } from '../../../../src/compiler/iam/actions/statements-of.js';
import type { SdkCall } from '../../../../src/compiler/iam/calls/sdk-call.js';

const call: SdkCall = { client: '@aws-sdk/client-s3', operation: 'GetObject', input: [], region: [], path: [{ name: 'read', at: 7 }] };

function right(action: string, resource: Right['resource'], condition?: Right['condition']): Right {
  return { action, resource, ...(condition !== undefined && { condition }), call };
}

describe('statements of rights', () => {
  it('are one for all actions that have the same resources, sorted', () => {
    expect(statementsOf([right('s3:PutObject', 'a'), right('s3:GetObject', 'a'), right('s3:GetObject', 'a'), right('dynamodb:Scan', 'z')])).to.deep.equal([
      { Effect: 'Allow', Action: ['dynamodb:Scan'], Resource: 'z' },
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'a' },
    ]);
  });

  it('list the resources of an action', () => {
    const topic = { Ref: 'Topic' };
    expect(statementsOf([right('sns:Publish', topic), right('sns:Publish', 'arn:aws:sns:eu-west-1:123456789012:a')])).to.deep.equal([
      { Effect: 'Allow', Action: ['sns:Publish'], Resource: ['arn:aws:sns:eu-west-1:123456789012:a', topic] },
    ]);
  });

  it('have nothing beside * for an action', () => {
    expect(statementsOf([right('sqs:SendMessage', 'a'), right('sqs:SendMessage', '*'), right('sqs:DeleteMessage', 'a')])).to.deep.equal([
      { Effect: 'Allow', Action: ['sqs:DeleteMessage'], Resource: 'a' },
      { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: '*' },
    ]);
  });

  it('have a condition of their own', () => {
    const condition = { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } };
    expect(statementsOf([right('iam:PassRole', 'a', condition), right('iam:PassRole', 'b'), right('iam:PassRole', '*', condition)])).to.deep.equal([
      { Effect: 'Allow', Action: ['iam:PassRole'], Resource: 'b' },
      { Effect: 'Allow', Action: ['iam:PassRole'], Resource: ['*', 'a'], Condition: condition },
    ]);
  });

  it('are the same in any order, of any paths, and grant each right', () => {
    const some = fc.array(
      fc.record({ action: fc.constantFrom('a:A', 'a:B', 'b:A'), resource: fc.constantFrom<Right['resource']>('*', 'x', 'y', { Ref: 'Z' }), at: fc.nat() }),
    );
    fc.assert(
      fc.property(some, fc.func(fc.integer()), (given, rank) => {
        const rights = given.map(({ action, resource, at }) => ({ action, resource, call: { ...call, path: [{ name: undefined, at }] } }));
        const moved = rights.toSorted((a, b) => rank(a) - rank(b)).map((one) => ({ ...one, call }));
        const statements = statementsOf(rights);
        expect(JSON.stringify(statementsOf(moved))).to.equal(JSON.stringify(statements));
        for (const { action, resource } of rights) {
          const holding = statements.filter(({ Action: actions }) => actions.includes(action));
          const resources = holding.flatMap(({ Resource: all }) => (Array.isArray(all) ? all : [all]));
          expect(resources.map((one) => JSON.stringify(one))).to.satisfy((all: string[]) => all.includes('"*"') || all.includes(JSON.stringify(resource)));
          expect(new Set(resources.map((one) => JSON.stringify(one)))).to.have.lengthOf(resources.length);
        }
      }),
    );
  });
});
