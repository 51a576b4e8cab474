import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../../src/compiler/cloudformation/template.js';
import { openPieces, subText } from '../../../../src/compiler/iam/deploy/live-text.js';
import { possibleTexts } from '../../../../src/compiler/iam/deploy/possible-texts.js';
import { expandStage } from '../../../../src/compiler/iam/deploy/scope.js';

const template: TemplateDocument = {
  Parameters: {
    Name: { Type: 'String', Default: 'orders' },
    Size: { Type: 'Number', Default: 3 },
    Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Open: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name' },
    Any: { Type: 'String', Default: 'x*' },
    Env: { Type: 'String', Default: 'live' },
  },
  Mappings: {
    PerEnv: { live: { name: 'big', list: ['p', 'q'] }, test: { name: 'small', list: ['r'] } },
    PerRegion: { 'eu-west-1': { name: 'west' }, 'us-east-1': { name: 'east' } },
  },
  Resources: {
    Worker: { Type: 'AWS::Serverless::Function', Properties: {} },
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Name}-jobs' } } },
    Topic: { Type: 'AWS::SNS::Topic' },
    Api: { Type: 'AWS::ApiGateway::RestApi' },
    Live: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Worker' } } },
    Self: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${Other.QueueName}x' } } },
    Other: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Self', 'QueueName'] } } },
    Role: { Type: 'AWS::IAM::Role', Properties: { Path: { 'Fn::If': ['C', '/a/', { Ref: 'AWS::NoValue' }] }, RoleName: 'r' } },
  },
};
const stack = { name: 'shop-beta', live: '${ApplicationName}-beta' };
const own = '${ApplicationName}-beta-*';
const functionArn = `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${own}`;

interface Row {
  readonly given: Value | undefined;
  /** With a `*` for what is known only at deployment. */
  readonly want: readonly (string | undefined)[];
  /** Whether one of them stands for more than one text. */
  readonly open?: true;
  /** The parameters whose defaults it depends on. */
  readonly defaults?: readonly string[];
}

const rows: readonly Row[] = [
  { given: 'orders', want: ['orders'] },
  { given: 'a${b}', want: ['a${!b}'] },
  { given: 7, want: ['7'] },
  { given: { Ref: 'Worker' }, want: [own] },
  { given: { Ref: 'Jobs' }, want: ['orders-jobs'], defaults: ['Name'] },
  { given: { Ref: 'Topic' }, want: [`arn:\${AWS::Partition}:sns:\${AWS::Region}:\${AWS::AccountId}:${own}`] },
  { given: { Ref: 'Live' }, want: [`${functionArn}:*`] },
  { given: { Ref: 'Api' }, want: ['*'], open: true },
  { given: { Ref: 'AWS::Region' }, want: ['${AWS::Region}'] },
  { given: { Ref: 'AWS::StackName' }, want: ['${ApplicationName}-beta'] },
  { given: { Ref: 'AWS::StackId' }, want: ['*'], open: true },
  { given: { Ref: 'AWS::NoValue' }, want: [undefined] },
  { given: { Ref: 'Missing' }, want: ['*'], open: true },
  { given: { Ref: '__proto__' }, want: ['*'], open: true },
  { given: { Ref: 'Name' }, want: ['orders'], defaults: ['Name'] },
  { given: { Ref: 'Size' }, want: ['3'], defaults: ['Size'] },
  { given: { Ref: 'Open' }, want: ['*'], open: true },
  { given: { Ref: 'Stored' }, want: ['*'], open: true },
  { given: { Ref: 'Any' }, want: ['x*'], open: true, defaults: ['Any'] },
  { given: { 'Fn::Sub': '/aws/lambda/${Worker}' }, want: [`/aws/lambda/${own}`] },
  { given: { 'Fn::Sub': '${Name}-${Open}' }, want: ['orders-*'], open: true, defaults: ['Name'] },
  // Among the names that CloudFormation generates for the stack.
  { given: { 'Fn::Sub': '${AWS::StackName}-${Open}' }, want: ['${ApplicationName}-beta-*'] },
  { given: { 'Fn::Sub': '${AWS::StackName}${Open}' }, want: ['${ApplicationName}-beta*'], open: true },
  {
    given: { 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:x' },
    want: ['arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:x'],
  },
  { given: { 'Fn::Sub': '${!Literal}-${Worker.Arn}' }, want: [`\${!Literal}-${functionArn}`] },
  { given: { 'Fn::Sub': ['${Mine}-${Worker}', { Mine: { Ref: 'Name' } }] }, want: [`orders-${own}`], defaults: ['Name'] },
  { given: { 'Fn::Sub': [{ Ref: 'Name' }, {}] }, want: ['*'], open: true },
  {
    given: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }, { Ref: 'AWS::NoValue' }, { Ref: 'Name' }]] },
    want: ['a-${AWS::AccountId}-orders'],
    defaults: ['Name'],
  },
  { given: { 'Fn::Join': ['-', { Ref: 'Names' }] }, want: ['a-b'], defaults: ['Names'] },
  { given: { 'Fn::Join': ['-', { 'Fn::Split': ['/', 'x/y'] }] }, want: ['x-y'] },
  { given: { 'Fn::Join': ['-', { Ref: 'Open' }] }, want: ['*'], open: true },
  { given: { 'Fn::Select': [1, { 'Fn::Split': ['-', { 'Fn::Sub': 'a-${Name}-c' }] }] }, want: ['orders'], defaults: ['Name'] },
  { given: { 'Fn::Select': ['0', { Ref: 'Names' }] }, want: ['a'], defaults: ['Names'] },
  { given: { 'Fn::Select': [{ Ref: 'Size' }, ['a', 'b', 'c', 'd']] }, want: ['d'], defaults: ['Size'] },
  { given: { 'Fn::Select': [9, ['a']] }, want: ['*'], open: true },
  { given: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, want: ['*'], open: true },
  // A region has hyphens itself.
  { given: { 'Fn::Select': [1, { 'Fn::Split': ['-', { 'Fn::Sub': '${AWS::Region}-x' }] }] }, want: ['*'], open: true },
  { given: { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Sub': '${AWS::Region}/x' }] }] }, want: ['x'] },
  { given: { 'Fn::If': ['C', 'a', { Ref: 'Name' }] }, want: ['a', 'orders'], defaults: ['Name'] },
  { given: { 'Fn::If': ['C', 'a', { 'Fn::If': ['D', 'b', { Ref: 'AWS::NoValue' }] }] }, want: ['a', 'b', undefined] },
  { given: { 'Fn::Sub': ['${X}-${Y}', { X: { 'Fn::If': ['C', 'a', 'b'] }, Y: { 'Fn::If': ['D', '1', '2'] } }] }, want: ['a-1', 'a-2', 'b-1', 'b-2'] },
  { given: { 'Fn::FindInMap': ['PerEnv', 'live', 'name'] }, want: ['big'] },
  { given: { 'Fn::FindInMap': ['PerEnv', { Ref: 'Env' }, 'name'] }, want: ['big'], defaults: ['Env'] },
  // Any entry may be meant, but no other name.
  { given: { 'Fn::FindInMap': ['PerEnv', { Ref: 'Open' }, 'name'] }, want: ['big', 'small'] },
  { given: { 'Fn::FindInMap': ['PerRegion', { Ref: 'AWS::Region' }, 'name'] }, want: ['west', 'east'] },
  { given: { 'Fn::FindInMap': ['PerEnv', 'none', 'name', { DefaultValue: 'other' }] }, want: ['other'] },
  { given: { 'Fn::FindInMap': ['Missing', 'live', 'name'] }, want: ['*'], open: true },
  { given: { 'Fn::Select': [1, { 'Fn::FindInMap': ['PerEnv', 'live', 'list'] }] }, want: ['q'] },
  { given: { 'Fn::GetAtt': ['Worker', 'Arn'] }, want: [functionArn] },
  { given: { 'Fn::GetAtt': 'Worker.Arn' }, want: [functionArn] },
  { given: { 'Fn::GetAtt': ['Jobs', 'QueueName'] }, want: ['orders-jobs'], defaults: ['Name'] },
  {
    given: { 'Fn::GetAtt': ['Role', 'Arn'] },
    want: ['arn:${AWS::Partition}:iam::${AWS::AccountId}:role/a/r', 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/r'],
  },
  { given: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, want: ['*'], open: true },
  { given: { Ref: 'Self' }, want: ['*x'], open: true },
  { given: { 'Fn::ImportValue': 'x' }, want: ['*'], open: true },
  { given: '{{resolve:ssm:/name}}', want: ['{{resolve:ssm:/name}}'], open: true },
  { given: null, want: ['*'], open: true },
  { given: ['a'], want: ['*'], open: true },
  { given: { a: 'b', c: 'd' }, want: ['*'], open: true },
  { given: undefined, want: ['*'], open: true },
];

describe('possibleTexts', () => {
  for (const { given, want, open = false, defaults = [] } of rows) {
    it(`of ${JSON.stringify(given)} are ${want.join(', ')}${open ? ', and it is open' : ''}`, () => {
      const { scope } = expandStage({ stack, template });
      const found = possibleTexts(given, scope);
      expect(found.map((text) => text && subText(text))).to.deep.equal(want);
      expect(found.some((text) => text !== undefined && openPieces(text, stack).length > 0)).to.equal(open);
      expect([...scope.defaults]).to.deep.equal(defaults);
    });
  }

  it('names the parameter that needs a default', () => {
    const { scope } = expandStage({ stack, template });
    const [text] = possibleTexts({ 'Fn::Sub': 'a-${Open}' }, scope);
    expect(openPieces(text!, stack)).to.deep.equal([{ kind: 'open', reason: 'the parameter Open has no default', parameter: 'Open' }]);
  });

  it('takes time that grows no faster than the template', () => {
    const chain = (n: number): TemplateDocument => ({
      Resources: Object.fromEntries(
        Array.from({ length: n }, (_, index) => [
          `Q${index}`,
          { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': `\${Q${index + 1}.QueueName}\${Q${index + 1}.QueueName}x` } } },
        ]),
      ),
    });
    const nested = (depth: number): Value => (depth === 0 ? 'x' : { 'Fn::Join': ['', [{ 'Fn::If': ['C', nested(depth - 1), 'y'] }, 'z']] });
    const { scope } = expandStage({ stack, template: chain(500) });
    expect(subText(possibleTexts({ Ref: 'Q0' }, scope)[0]!)).to.have.length.at.most(2048);
    expect(possibleTexts(nested(200), scope).length).to.be.at.most(32);
  }).timeout(2000);
});
