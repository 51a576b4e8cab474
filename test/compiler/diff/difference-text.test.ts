import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { differenceTexts } from '../../../src/compiler/diff/difference-text.js';

function withVariables(Variables: Value): Value {
  return { Resources: { F: { Properties: { Environment: { Variables } } } } };
}

const variables = 'Resources.F.Properties.Environment.Variables';

describe('differenceTexts', () => {
  const rows: readonly { given: string; before: Value; after: Value; want: readonly string[] }[] = [
    { given: 'nothing', before: { a: [1, { b: null }] }, after: { a: [1, { b: null }] }, want: [] },
    { given: 'a value', before: { a: { b: 60 } }, after: { a: { b: 30 } }, want: ['a.b: 60 → 30'] },
    { given: 'a number that becomes a text', before: { a: 1 }, after: { a: '1' }, want: ['a: 1 → "1"'] },
    { given: 'what comes and what goes', before: { a: 1 }, after: { b: { c: 2 } }, want: ['a: removed (was 1)', 'b: added {"c":2}'] },
    { given: 'an entry of a list', before: { a: ['x', 'y'] }, after: { a: ['x', 'z', 'y'] }, want: ['a.1: "y" → "z"', 'a.2: added "y"'] },
    { given: 'a list that becomes a map', before: { a: ['x'] }, after: { a: { 0: 'x' } }, want: ['a: ["x"] → {"0":"x"}'] },
    { given: 'a long value', before: {}, after: { a: 'x'.repeat(200) }, want: [`a: added "${'x'.repeat(116)}...`] },
    {
      given: "environment variables, whose values are nobody's business",
      before: withVariables({ A: 'secret', B: 'secret', 'C.D': 'secret' }),
      after: withVariables({ A: 'other', E: 'secret', 'C.D': 'other' }),
      want: [
        `${variables}.A: changed (values are not shown)`,
        `${variables}.B: removed (was "(not shown)")`,
        `${variables}.C.D: changed (values are not shown)`,
        `${variables}.E: added "(not shown)"`,
      ],
    },
    {
      given: 'a function that comes with its variables',
      before: { Resources: {} },
      after: withVariables({ A: 'secret' }),
      want: ['Resources.F: added {"Properties":{"Environment":{"Variables":{"A":"(not shown)"}}}}'],
    },
    {
      given: 'a variable that is a function',
      before: withVariables({ A: { 'Fn::Sub': 'x:secret' }, T: { Ref: 'Old' } }),
      after: withVariables({ A: { 'Fn::Sub': 'x:other' }, T: { Ref: 'New' } }),
      want: [`${variables}.A.Fn::Sub: changed (values are not shown)`, `${variables}.T.Ref: "Old" → "New"`],
    },
  ];
  for (const { given, before, after, want } of rows) {
    it(`says of ${given} ${want.length === 0 ? 'nothing' : 'where and how it differs'}`, () => {
      expect(differenceTexts(before, after)).to.deep.equal(want);
    });
  }
});

describe('a difference between secrets', () => {
  const resource = (Type: string, Properties: Value): Value => ({ Resources: { R: { Type, Properties } } });
  const rows: readonly { readonly of: string; readonly make: (secret: string) => Value; readonly place: string }[] = [
    { of: 'a parameter with NoEcho', make: (Default) => ({ Parameters: { Key: { Type: 'String', NoEcho: true, Default } } }), place: 'Parameters.Key.Default' },
    { of: 'NoEcho as a text', make: (Default) => ({ Parameters: { Key: { NoEcho: 'true', Default } } }), place: 'Parameters.Key.Default' },
    {
      of: 'what a parameter with NoEcho may be',
      make: (one) => ({ Parameters: { Key: { NoEcho: true, AllowedValues: [one] } } }),
      place: 'Parameters.Key.AllowedValues.0',
    },
    { of: "a parameter with a secret's name", make: (Default) => ({ Parameters: { DbPassword: { Default } } }), place: 'Parameters.DbPassword.Default' },
    {
      of: "a database's password",
      make: (MasterUserPassword) => resource('AWS::RDS::DBInstance', { MasterUserPassword }),
      place: 'Resources.R.Properties.MasterUserPassword',
    },
    {
      of: 'a password in a function',
      make: (text) => resource('AWS::RDS::DBInstance', { MasterUserPassword: { 'Fn::Sub': text } }),
      place: 'Resources.R.Properties.MasterUserPassword.Fn::Sub',
    },
    { of: 'a secret', make: (SecretString) => resource('AWS::SecretsManager::Secret', { SecretString }), place: 'Resources.R.Properties.SecretString' },
    { of: "a cache's token", make: (AuthToken) => resource('AWS::ElastiCache::ReplicationGroup', { AuthToken }), place: 'Resources.R.Properties.AuthToken' },
    { of: 'a parameter of Parameter Store', make: (one) => resource('AWS::SSM::Parameter', { Value: one }), place: 'Resources.R.Properties.Value' },
    { of: 'a stage variable', make: (one) => resource('AWS::Serverless::Api', { Variables: { any: one } }), place: 'Resources.R.Properties.Variables.any' },
    {
      of: 'a stage variable of a websocket API',
      make: (one) => resource('AWS::ApiGatewayV2::Stage', { StageVariables: { any: one } }),
      place: 'Resources.R.Properties.StageVariables.any',
    },
    {
      of: 'a variable of all functions',
      make: (one) => ({ Globals: { Function: { Environment: { Variables: { any: one } } } } }),
      place: 'Globals.Function.Environment.Variables.any',
    },
    {
      of: 'a variable of a build',
      make: (one) => resource('AWS::CodeBuild::Project', { Environment: { EnvironmentVariables: [{ Name: 'any', Value: one }] } }),
      place: 'Resources.R.Properties.Environment.EnvironmentVariables.0.Value',
    },
    { of: 'an output', make: (one) => ({ Outputs: { ApiKey: { Value: one } } }), place: 'Outputs.ApiKey.Value' },
    { of: 'a mapping', make: (one) => ({ Mappings: { Of: { prod: { DbPassword: one } } } }), place: 'Mappings.Of.prod.DbPassword' },
  ];
  for (const { of, make, place } of rows) {
    it(`says that it changed, and not how: ${of}`, () => {
      expect(differenceTexts(make('hunter2'), make('correct horse'))).to.deep.equal([`${place}: changed (values are not shown)`]);
      const both = [...differenceTexts({}, make('hunter2')), ...differenceTexts(make('hunter2'), {})].join('\n');
      expect(both).to.not.include('hunter2');
    });
  }

  it('is hidden on both sides where only one of them has NoEcho', () => {
    const make = (Default: string, more: object): Value => ({ Parameters: { Key: { Default, ...more } } });
    expect(differenceTexts(make('hunter2', {}), make('correct', { NoEcho: true }))).to.deep.equal([
      'Parameters.Key.Default: changed (values are not shown)',
      'Parameters.Key.NoEcho: added true',
    ]);
  });

  it('hides what looks like a secret wherever it stands, and shows what is beside it', () => {
    const make = (one: string): Value => resource('AWS::EC2::Instance', { UserData: `export PASSWORD=${one}\ncurl postgres://me:${one}@db/x` });
    const [line] = differenceTexts(resource('AWS::EC2::Instance', { UserData: '' }), make('hunter2'));
    expect(line).to.include('export PASSWORD=(not shown)\\ncurl postgres://me:(not shown)@db/x');
  });

  it('shows what is only named like a secret', () => {
    const make = (n: number): Value =>
      resource('AWS::Cognito::UserPool', { PasswordPolicy: { MinimumLength: n }, SecretArn: `arn:${n}`, Secret: { Ref: `S${n}` }, AccessTokenValidity: n });
    expect(differenceTexts(make(1), make(2))).to.have.length(4);
    expect(differenceTexts(make(1), make(2)).join()).to.not.include('not shown');
  });
});
