import { expect } from 'chai';
import { resolveFunction } from '../../../src/compiler/config/function-config.js';
import type { FunctionConfig } from '../../../src/compiler/config/function-config.js';
import type { Settings } from '../../../src/compiler/config/level.js';

function resolved(top: Settings, stage: Settings = {}, own: Settings = {}): FunctionConfig {
  return resolveFunction({ top, topFunctions: {}, stage, stageFunctions: { f: own } }, 'dev', 'f');
}

describe('the alias of a function', () => {
  const rows: [what: string, top: Settings, stage: Settings, own: Settings, want: string | null][] = [
    ['is none by default', {}, {}, {}, null],
    ['is named', { lambda_alias: 'current' }, {}, {}, 'current'],
    ['has a name of its own', { lambda_alias: true }, {}, {}, 'live'],
    ['is live where CodeDeploy needs one', {}, { deployment_preference: true }, {}, 'live'],
    ['is live where environments need one', {}, {}, { provisioned_concurrency: 1 }, 'live'],
    ['is none where no environment is kept', {}, { provisioned_concurrency: 1 }, { provisioned_concurrency: 0 }, null],
    ['keeps its name for CodeDeploy', { lambda_alias: 'current' }, { deployment_preference: true }, {}, 'current'],
    ['is none where that is said', { lambda_alias: 'current' }, { deployment_preference: true }, { lambda_alias: false }, null],
  ];
  for (const [what, top, stage, own, want] of rows) it(what, () => expect(resolved(top, stage, own).alias).to.equal(want));
});

describe('how CodeDeploy moves an alias', () => {
  const none = { type: 'Canary10Percent5Minutes', alarms: null, hooks: { preTraffic: null, postTraffic: null }, role: null, triggers: {} };
  const rows: [what: string, top: Settings['deployment_preference'], stage: Settings['deployment_preference'], want: FunctionConfig['deployment']][] = [
    ['is nothing by default', undefined, undefined, null],
    ['has defaults', true, undefined, none],
    ['is nothing where the stage says so', { type: 'AllAtOnce' }, false, null],
    [
      'has the names of CodeDeploy',
      { type: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute' },
      undefined,
      { ...none, type: 'Linear10PercentEvery1Minute' },
    ],
    ['has the names of CodeDeploy in short', { type: 'LambdaAllAtOnce' }, undefined, { ...none, type: 'AllAtOnce' }],
    ['keeps a wrong name', { type: 'Lambda' }, undefined, { ...none, type: 'Lambda' }],
    [
      'has the steps of one level alone',
      { type: { canary: { percent: 20, minutes: 10 } } },
      { type: { linear: { percent: 30, minutes: 5 } } },
      { ...none, type: { kind: 'linear', percent: 30, minutes: 5 } },
    ],
    ['has no steps of both kinds', { type: { canary: { percent: 1, minutes: 1 }, linear: { percent: 1, minutes: 1 } } }, undefined, { ...none, type: null }],
    [
      'is merged in all else',
      { alarms: ['a', 'b'], hooks: { pre_traffic: 'x', post_traffic: 'y' }, triggers: { DeploymentStart: 'one', DeploymentStop: 'two' } },
      { alarms: ['c'], hooks: { post_traffic: 'z' }, role: 'r', triggers: { DeploymentStop: 'three' } },
      {
        type: 'Canary10Percent5Minutes',
        alarms: ['c'],
        hooks: { preTraffic: 'x', postTraffic: 'z' },
        role: 'r',
        triggers: { DeploymentStart: 'one', DeploymentStop: 'three' },
      },
    ],
  ];
  for (const [what, top, stage, want] of rows) {
    it(what, () => expect(resolved({ deployment_preference: top ?? null }, { deployment_preference: stage ?? null }).deployment).to.deep.equal(want));
  }
});

describe('environments that are kept', () => {
  const rows: [what: string, top: Settings['provisioned_concurrency'], stage: Settings['provisioned_concurrency'], want: FunctionConfig['provisioned']][] = [
    ['are none by default', undefined, undefined, null],
    ['are a number', 5, undefined, { min: 5, max: 5, targetUtilization: null, schedules: [] }],
    ['are none with 0', 5, 0, null],
    ['are none with false', { min: 5 }, false, null],
    ['are one with true', true, undefined, { min: 1, max: 1, targetUtilization: null, schedules: [] }],
    ['are as many as the stage says', { min: 2, max: 9 }, 3, { min: 3, max: 3, targetUtilization: null, schedules: [] }],
    ['follow their use between two numbers', { min: 2 }, { max: 9 }, { min: 2, max: 9, targetUtilization: 0.7, schedules: [] }],
    ['may be none at the least', { max: 9, target_utilization: 0.5, min: 0 }, undefined, { min: 0, max: 9, targetUtilization: 0.5, schedules: [] }],
    [
      'follow schedules',
      { max: 9, schedules: { a: { schedule: 'rate(1 day)', min: 2 }, b: { schedule: 'rate(2 days)' } } },
      { schedules: { a: { max: 8, timezone: 'UTC' }, b: { min: 0 } } },
      {
        min: 1,
        max: 9,
        targetUtilization: null,
        schedules: [
          { name: 'a', expression: 'rate(1 day)', timezone: 'UTC', min: 2, max: 8 },
          { name: 'b', expression: 'rate(2 days)', timezone: null, min: 0, max: null },
        ],
      },
    ],
  ];
  for (const [what, top, stage, want] of rows) {
    it(what, () => expect(resolved({ provisioned_concurrency: top ?? null }, { provisioned_concurrency: stage ?? null }).provisioned).to.deep.equal(want));
  }
});
