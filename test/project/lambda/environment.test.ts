import { expect } from 'chai';
import { functionOf, lambdaEnvironment, localEnvironment } from '../../../src/project/lambda/environment.js';
import { lambdaFunction } from '../../../src/testing/lambda-context.js';

const fn = lambdaFunction('sample', 'dev', 'worker', 256);

describe("a process's environment", () => {
  it('like that in Lambda names the function, the runtime and the region', () => {
    expect(lambdaEnvironment(fn, 'app.worker', 'nodejs22.x')).to.deep.include({
      _HANDLER: 'app.worker',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_NAME: 'sample-dev-worker',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/sample-dev-worker',
      AWS_REGION: 'us-east-1',
      LAMBDA_TASK_ROOT: '/var/task',
      NODE_PATH: '/opt/nodejs/node22/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task',
      TZ: ':UTC',
    });
  });

  it('tells which function it is', () => {
    expect(functionOf(lambdaEnvironment(fn, 'app.worker', 'nodejs22.x'))).to.deep.equal(fn);
    expect(functionOf(localEnvironment({}, fn))).to.deep.equal(fn);
  });

  it('on this machine has what the machine has, and no folders of Lambda', () => {
    expect(localEnvironment({ PATH: '/bin', AWS_PROFILE: 'mine', TZ: 'CET' }, fn)).to.deep.equal({
      PATH: '/bin',
      AWS_PROFILE: 'mine',
      AWS_CHALICE_CLI_MODE: 'true',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_NAME: 'sample-dev-worker',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/sample-dev-worker',
      AWS_LAMBDA_LOG_STREAM_NAME: fn.logStream,
      TZ: ':UTC',
    });
  });

  const regions: { given: { [name: string]: string }; want: string | undefined }[] = [
    { given: { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, want: 'eu-west-1' },
    { given: { AWS_DEFAULT_REGION: 'eu-west-2' }, want: 'eu-west-2' },
    { given: {}, want: undefined },
  ];
  for (const { given, want } of regions) {
    it(`on this machine has the region ${want} of ${JSON.stringify(given)}`, () => {
      expect(localEnvironment(given, fn)['AWS_REGION']).to.equal(want);
    });
  }
});
