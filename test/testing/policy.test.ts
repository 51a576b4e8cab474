import { expect } from 'chai';
import { rule } from '../../src/testing/policy.js';

const arn = (rest: string): string => `arn:aws:execute-api:us-east-1:123456789012:abcdef1234/api/${rest}`;
const asked = arn('GET/orders/1');
const ruling = (...Statement: unknown[]): string => {
  const found = rule({ Version: '2012-10-17', Statement }, 'execute-api:Invoke', asked);
  return found.kind === 'malformed' ? `malformed: ${found.reason}` : [found.kind, ...found.untold].join(', ');
};
const statement = (parts: object = {}): object => ({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*', ...parts });
const without = (key: string, parts: object): object => Object.fromEntries(Object.entries(statement(parts)).filter(([name]) => name !== key));
const condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };

describe("an authorizer's policy", () => {
  const rows: { readonly [what: string]: [statements: unknown[], want: string] } = {
    'allows by *': [[statement()], 'allowed'],
    'allows the very resource': [[statement({ Resource: asked })], 'allowed'],
    'allows by one of several resources': [[statement({ Resource: [arn('GET/users'), arn('GET/*')] })], 'allowed'],
    'allows over slashes': [[statement({ Resource: arn('*') })], 'allowed'],
    'allows by a pattern of one character': [[statement({ Resource: arn('GET/orders/?') })], 'allowed'],
    'minds the case of a resource': [[statement({ Resource: arn('get/orders/1') })], 'not-allowed'],
    'minds the case of a path': [[statement({ Resource: arn('GET/Orders/*') })], 'not-allowed'],
    'ignores the case of an action': [[statement({ Action: 'Execute-API:invoke' })], 'allowed'],
    'allows by one of several actions': [[statement({ Action: ['s3:GetObject', 'execute-api:*'] })], 'allowed'],
    'allows by a pattern of actions': [[statement({ Action: 'execute-api:Inv?ke' })], 'allowed'],
    'does not allow another action': [[statement({ Action: 'execute-api:ManageConnections' })], 'not-allowed'],
    'completes an ARN': [[statement({ Resource: 'arn:aws:execute-api:us-east-1' })], 'allowed'],
    'completes an ARN that ends in a star': [[statement({ Resource: 'arn:aws:execute-api:*' })], 'allowed'],
    'does not complete an ARN of another region': [[statement({ Resource: 'arn:aws:execute-api:eu-west-1:*' })], 'not-allowed'],
    'denies whatever else allows': [[statement(), statement({ Effect: 'Deny', Resource: arn('GET/orders/*') })], 'denied'],
    'denies only what it names': [[statement({ Effect: 'Deny', Resource: arn('GET/users/*') }), statement()], 'allowed'],
    'denies without any Allow': [[statement({ Effect: 'Deny' })], 'denied'],
    'allows nothing without a statement': [[], 'not-allowed'],
    'allows nothing by an empty list': [[statement({ Resource: [] })], 'not-allowed'],
    'reads NotAction': [[without('Action', { NotAction: 's3:*' })], 'allowed'],
    'reads NotAction that names the action': [[without('Action', { NotAction: ['s3:*', 'execute-api:*'] })], 'not-allowed'],
    'reads NotResource': [[without('Resource', { NotResource: arn('GET/admin/*') })], 'allowed'],
    'reads NotResource that names the resource': [[without('Resource', { NotResource: [arn('GET/orders/*')] })], 'not-allowed'],
    'denies all but NotResource': [[statement(), without('Resource', { Effect: 'Deny', NotResource: arn('GET/users/*') })], 'denied'],
    'tells of a condition': [[statement({ Condition: condition })], `allowed, the condition ${JSON.stringify(condition)}`],
    'does not mind a condition where another statement allows': [[statement({ Condition: condition }), statement()], 'allowed'],
    'does not deny by a condition, and tells of it': [
      [statement(), statement({ Effect: 'Deny', Condition: condition })],
      `allowed, the condition ${JSON.stringify(condition)}`,
    ],
    'ignores an empty condition': [[statement({ Condition: {} })], 'allowed'],
    'tells of no condition of a statement on something else': [[statement({ Condition: condition, Resource: arn('PUT/*') })], 'not-allowed'],
    'tells of a variable': [[statement({ Resource: [arn('GET/${aws:username}'), '*'] })], `allowed, the variable in ${arn('GET/${aws:username}')}`],
    'refuses an unknown effect': [[statement({ Effect: 'allow' })], 'malformed: the Effect of a statement is "allow", not "Allow" or "Deny"'],
    'refuses a statement without an effect': [[without('Effect', {})], 'malformed: the Effect of a statement is missing, not "Allow" or "Deny"'],
    'refuses a statement without an action': [[without('Action', {})], 'malformed: a statement has no Action'],
    'refuses Resource and NotResource together': [[statement({ NotResource: '*' })], 'malformed: a statement has both Resource and NotResource'],
    'refuses what is no pattern': [[statement({ Resource: [1] })], 'malformed: Resource of a statement is not a string or a list of strings'],
    'refuses what is no statement': [['Allow'], 'malformed: a statement is not an object'],
  };
  for (const [what, [statements, want]] of Object.entries(rows)) {
    it(what, () => expect(ruling(...statements)).to.equal(want));
  }

  it('may have one statement without a list', () => {
    expect(rule({ Statement: statement() }, 'execute-api:Invoke', asked).kind).to.equal('allowed');
    expect(rule({}, 'execute-api:Invoke', asked).kind).to.equal('not-allowed');
  });
});
