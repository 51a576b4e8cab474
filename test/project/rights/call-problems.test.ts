import { expect } from 'chai';
import type { UntoldCall } from '../../../src/compiler/iam/calls/sdk-call.js';
import { formatProblems, plainStyle } from '../../../src/compiler/problem/format.js';
import { callProblems } from '../../../src/project/rights/call-problems.js';
import type { CodePlaces } from '../../../src/project/rights/code-places.js';
import type { FunctionRights } from '../../../src/project/rights/function-rights.js';

/** Code whose offsets are the lines of one file; what is below zero comes from no file. */
const inLines = (file: string): CodePlaces => ({
  sourceOf: (offset) => (offset < 0 ? undefined : { file, line: offset, column: 1 }),
  offsetOf: ({ line }) => line,
});

const app = inLines('app.ts');

function untold(
  kind: UntoldCall['kind'],
  at: number,
  places = app,
  client: UntoldCall['client'] | null = '@aws-sdk/client-s3',
): FunctionRights['untold'][number] {
  return {
    kind,
    client: client ?? undefined,
    path: [
      { name: 'handler', at: 1 },
      { name: undefined, at },
    ],
    places,
  };
}

function rightsOf(functionName: string, ...calls: FunctionRights['untold']): FunctionRights {
  return { functionName, rights: [], untold: calls, problems: [] };
}

function lines(all: readonly FunctionRights[], unseen: readonly string[] = []): string[] {
  return formatProblems(callProblems(all, unseen, 'app.ts'), plainStyle)
    .split('\n')
    .filter((line) => line !== '');
}

describe('warnings about calls of AWS', () => {
  const kinds: { readonly [Kind in UntoldCall['kind']]: readonly string[] } = {
    'client-passed-on': [
      "warning app.ts:7:1: a client of '@aws-sdk/client-s3' is passed to code that is not in the bundle, which may call anything with it (function 'f')",
      '  call AWS in code that is bundled, or add its actions to iam_policy_statements [sdk-call-unknown]',
    ],
    'computed-command': [
      "warning app.ts:7:1: which command of '@aws-sdk/client-s3' is made here is only known when the code runs (function 'f')",
      '  name the commands in the code, as in new GetObjectCommand(…), or add its actions to iam_policy_statements [sdk-call-unknown]',
    ],
    'computed-operation': [
      "warning app.ts:7:1: which operation of '@aws-sdk/client-s3' is called here is only known when the code runs (function 'f')",
      '  name the operations in the code, as in client.getObject(…), or add its actions to iam_policy_statements [sdk-call-unknown]',
    ],
    'unknown-command': [
      "warning app.ts:7:1: the command that a client of '@aws-sdk/client-s3' sends here comes from code that is not in the bundle (function 'f')",
      '  make the command in code that is bundled, or add its actions to iam_policy_statements [sdk-call-unknown]',
    ],
    'unseen-code': [
      "warning app.ts:7:1: not all code that begins here could be followed, so calls of AWS in it may be missing (function 'f')",
      '  write it in a simpler way, or add its actions to iam_policy_statements [sdk-call-unknown]',
    ],
    'unseen-package': [
      "warning app.ts:7:1: the package '@aws-sdk/client-s3' may call AWS, and it is not in the bundle (function 'f')",
      '  bundle the package, or add its actions to iam_policy_statements [sdk-call-unknown]',
    ],
  };
  for (const [kind, want] of Object.entries(kinds)) {
    it(`say what is not known: ${kind}`, () => {
      const client = kind === 'unseen-code' ? null : undefined;
      expect(lines([rightsOf('f', untold(kind as UntoldCall['kind'], 7, app, client))])).to.deep.equal(want);
    });
  }

  it('name the package whose code is too much', () => {
    expect(lines([rightsOf('f', untold('unseen-code', -1, app, 'store'))])).to.deep.equal([
      "warning app.ts: not all code could be followed, as that of the package 'store' is too much, so calls of AWS may be missing (function 'f')",
      '  add the actions that it needs to "iam_policy_statements", as in {"Effect":"Allow","Action":["SERVICE:ACTION"],"Resource":["ARN"]} [sdk-call-unknown]',
    ]);
  });

  it('say what to write for the code of a package', () => {
    const store = inLines('node_modules/store/index.js');
    const [, fix] = lines([rightsOf('f', untold('computed-operation', 3, store, '@aws-sdk/client-dynamodb'))]);
    const arn = 'arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE';
    const statement = { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], Resource: [arn, `${arn}/index/*`] };
    expect(fix).to.equal(`  add the actions that it needs to "iam_policy_statements", as in ${JSON.stringify(statement)} [sdk-call-unknown]`);
  });

  it('name no client that is not known', () => {
    expect(lines([rightsOf('f', untold('computed-command', 7, app, null))])[0]).to.contain('which command is made here');
  });

  it('are there once for a place, with the functions that come to it', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => rightsOf(name, untold('computed-command', 7), untold('computed-command', 7)));
    expect(lines(all.slice(0, 2))[0]).to.match(/ \(functions 'a', 'b'\)$/);
    expect(lines(all)[0]).to.match(/ \(functions 'a', 'b', 'c' and 2 others\)$/);
    expect(callProblems(all, [], 'app.ts')).to.have.length(1);
  });

  it('are counted where one reason is at several places', () => {
    const all = [rightsOf('a', untold('computed-command', 7), untold('computed-command', 9)), rightsOf('b', untold('computed-command', 8))];
    expect(lines(all).at(-1)).to.equal('  2 more like this: app.ts:9:1, app.ts:8:1');
  });

  it('have the place in a package, or the app where there is none', () => {
    const places = [inLines('node_modules/store/index.js'), app];
    const found = callProblems([rightsOf('a', untold('unknown-command', 3, places[0]), untold('unknown-command', -1))], [], 'app.ts');
    expect(found.map(({ where }) => where)).to.deep.equal([{ file: 'node_modules/store/index.js', line: 3, column: 1 }, { file: 'app.ts' }]);
  });

  it('are one for what a package does at many places', () => {
    const store = inLines('node_modules/@a/store/index.js');
    const few = callProblems([rightsOf('a', untold('unknown-command', 3, store), untold('unknown-command', 4, store))], [], 'app.ts');
    expect(few).to.have.length(2);
    const calls = [3, 4, 5].map((at) => untold('unknown-command', at, store));
    const call = { client: '@aws-sdk/client-s3', operation: 'GetObject', input: [], region: [], path: [] };
    const wide = (at: number, action: string, isOpen: boolean): FunctionRights['problems'][number] => {
      return { code: 'sdk-resource-unknown', at, message: action, fix: 'name it', granted: { actions: [action], isOpen }, call, places: store };
    };
    const problems = [wide(6, 's3:PutObject', false), wide(7, 's3:GetObject', true), wide(8, 's3:PutObject', true)];
    const all = [{ functionName: 'a', rights: [], untold: calls, problems }, rightsOf('b', calls[0]!, untold('unknown-command', 9))];
    expect(lines(all)).to.deep.equal([
      "warning node_modules/@a/store/index.js:3:1: the package '@a/store' calls AWS at 3 places in ways that cannot be told (functions 'a', 'b')",
      '  add the actions that it needs to "iam_policy_statements", as in {"Effect":"Allow","Action":["s3:ACTION"],"Resource":["ARN"]} [sdk-call-unknown]',
      "warning node_modules/@a/store/index.js:6:1: the role gets s3:GetObject and s3:PutObject on all resources: the package '@a/store' calls AWS at 3 places with names that could not be told (function 'a')",
      '  to grant less, write the policy by hand: "autogen_policy": false and "iam_policy_file" for the function [sdk-resource-unknown]',
      "warning app.ts:9:1: the command that a client of '@aws-sdk/client-s3' sends here comes from code that is not in the bundle (function 'b')",
      '  make the command in code that is bundled, or add its actions to iam_policy_statements [sdk-call-unknown]',
    ]);
  });

  it('are as the rights have them', () => {
    const problem = { code: 'sdk-call-unknown', at: 4, message: 'the table is not known', fix: 'name it', places: app } as const;
    const call = { client: '@aws-sdk/client-s3', operation: 'GetObject', input: [], region: [], path: [] };
    const rights: FunctionRights = { functionName: 'a', rights: [], untold: [], problems: [{ ...problem, call }] };
    expect(lines([rights])).to.deep.equal(["warning app.ts:4:1: the table is not known (function 'a')", '  name it [sdk-call-unknown]']);
  });

  it('tell of version 2 of the SDK', () => {
    expect(lines([rightsOf('a')], ['aws-sdk'])).to.deep.equal([
      "warning package.json dependencies.aws-sdk: calls of 'aws-sdk', version 2 of the AWS SDK, are not looked for (function 'a')",
      '  use the clients of version 3, such as @aws-sdk/client-s3, or add its actions to iam_policy_statements [sdk-call-unknown]',
    ]);
  });

  it('name packages that may call AWS and cannot be bundled', () => {
    const [first] = callProblems([rightsOf('a'), rightsOf('b')], ['store'], 'app.ts');
    expect(first).to.include({ message: "the package 'store' may call AWS, and it is not in the bundle (functions 'a', 'b')" });
    expect(first!.where).to.deep.equal({ file: 'package.json', path: ['dependencies', 'store'] });
  });
});
