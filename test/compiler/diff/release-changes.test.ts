import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import type { SideRelease } from '../../../src/compiler/diff/release-changes.js';
import type { Ledger } from '../../../src/compiler/release/ledger.js';
import { ledgerOf, releaseOf } from '../release/sources.js';

const file = '.chalice/releases/prod.json';
const { live } = ledgerOf();
const next = releaseOf({ APIHandler: 'a2', Cleanup: 'b1' });
const canary = ledgerOf({ candidate: { ...next, percent: 10, stageVariables: { log_level: 'debug' } } });

function side(ledger: Ledger, source = next): SideRelease {
  return { file, ledger, source };
}

function templateWith(resources: { readonly [id: string]: Value }): Value {
  return { Resources: resources };
}

const handler = (name: string, role = 'Role'): Value => ({
  Type: 'AWS::Lambda::Function',
  Properties: { FunctionName: name, Role: { 'Fn::GetAtt': [role, 'Arn'] }, Code: { ZipFile: 'x' } },
});
const api = (endpoint: string): Value => ({ Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shop', EndpointConfiguration: { Types: [endpoint] } } });
const role = (...actions: readonly string[]): Value => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
    Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] } }],
  },
});

interface Row {
  readonly before?: SideRelease | undefined;
  readonly after?: SideRelease | undefined;
  readonly was?: Value;
  readonly is?: Value;
  readonly expected: readonly string[];
}

const rows: { readonly [title: string]: Row } = {
  'a stage without releases': { expected: [] },
  'the same ledger': { before: side(canary), after: side(canary), expected: [] },
  'a candidate that is started': {
    before: side(ledgerOf(), live),
    after: side(canary),
    expected: [`release-traffic: Requests to the REST API: 100 % ${live.id} → 90 % ${live.id}, 10 % ${next.id} with other values of log_level`],
  },
  'a stage that gets releases': {
    after: side(ledgerOf()),
    expected: [
      `release-traffic: Requests to the REST API: what was deployed last → 100 % ${live.id}`,
      `release-traffic: Events: what was deployed last → 100 % ${live.id}`,
    ],
  },
  'a candidate that is promoted': {
    before: side(canary),
    after: side({ live: next, previous: live, held: [] }),
    expected: [
      `release-traffic: Requests to the REST API: 90 % ${live.id}, 10 % ${next.id} with other values of log_level → 100 % ${next.id}`,
      `release-traffic: Events: 100 % ${live.id} → 100 % ${next.id}`,
      `release-traffic: A rollback: nothing → ${live.id}`,
    ],
  },
  'a function that is replaced under the live release': {
    before: side(canary),
    after: side(canary),
    was: templateWith({ APIHandler: handler('one') }),
    is: templateWith({ APIHandler: handler('two') }),
    expected: [`release-lost: APIHandler is replaced, and with it goes the version of ${live.id}`],
  },
  'a function that is replaced, and has the same version in all releases': {
    before: side(canary),
    after: side(canary),
    was: templateWith({ Cleanup: handler('one') }),
    is: templateWith({ Cleanup: handler('two') }),
    expected: [],
  },
  'a function that is replaced while there is no other release': {
    before: side({ live: next, held: [] }),
    after: side({ live: next, held: [] }),
    was: templateWith({ APIHandler: handler('one') }),
    is: templateWith({ APIHandler: handler('two') }),
    expected: [],
  },
  'an API that is replaced': {
    before: side(canary),
    after: side(canary),
    was: templateWith({ RestAPI: api('EDGE') }),
    is: templateWith({ RestAPI: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'shop' } } }),
    expected: [`release-lost: RestAPI is replaced, and with it goes the deployment of ${live.id}`],
  },
  'a role that loses rights while the live version runs': {
    before: side(canary),
    after: side(canary),
    was: templateWith({ APIHandler: handler('one'), Cleanup: handler('three'), Role: role('s3:GetObject', 's3:PutObject') }),
    is: templateWith({ APIHandler: handler('one'), Cleanup: handler('three'), Role: role('s3:GetObject') }),
    expected: ['release-role-narrowed: Role loses rights while the live version of APIHandler still runs with it'],
  },
  'a role that loses rights while there is no candidate': {
    before: side(ledgerOf()),
    after: side(ledgerOf()),
    was: templateWith({ APIHandler: handler('one'), Role: role('s3:GetObject', 's3:PutObject') }),
    is: templateWith({ APIHandler: handler('one'), Role: role('s3:GetObject') }),
    expected: [],
  },
};

describe('releaseChanges', () => {
  for (const [title, { before, after, was = templateWith({}), is = templateWith({}), expected }] of Object.entries(rows)) {
    it(title, async () => {
      const { changes } = await diffStages('prod', { template: was, release: before }, { template: is, release: after });
      const told = changes.filter(({ group }) => group === 'releases');
      expect(told.map(({ rule, message }) => `${rule}: ${message}`)).to.deep.equal(expected);
      expect(told.map(({ rule, kinds }) => `${rule} ${kinds.join()}`.trim())).to.deep.equal(
        told.map(({ rule }) => (rule === 'release-lost' ? 'release-lost destructive' : rule)),
      );
      expect(changes.slice(0, told.length)).to.deep.equal(told);
    });
  }
});
