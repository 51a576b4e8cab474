import { expect } from 'chai';
import { checkRuntime } from '../../../src/compiler/config/check-runtime.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import type { Problem } from '../../../src/compiler/problem/problem.js';
import { functionsNamed } from './configured.js';

function check(runtime: string, today: string): Problem[] {
  return checkNamed({ app_name: 'a', stages: { dev: { lambda_functions: { old: { lambda_runtime: runtime } } } } }, ['new', 'old'], today);
}

function checkNamed(written: ConfigFile, names: readonly string[], today: string): Problem[] {
  const config = resolveStage(written, 'config.json', 'dev');
  return checkRuntime(config, functionsNamed(config, names), today);
}

describe('checkRuntime', () => {
  const rows: [runtime: string, today: string, want: string | undefined, message?: string][] = [
    ['nodejs24.x', '2026-11-20', undefined],
    ['nodejs24.x', '2028-04-29', undefined],
    ['nodejs22.x', '2027-04-29', undefined],
    [
      'nodejs22.x',
      '2027-04-30',
      'warning runtime-deprecated',
      'the runtime nodejs22.x has been deprecated since 2027-04-30, and Lambda refuses updates from 2027-07-01',
    ],
    ['nodejs22.x', '2027-07-01', 'error runtime-blocked', 'since 2027-07-01, Lambda refuses to update functions with the runtime nodejs22.x'],
    ['nodejs20.x', '2026-04-29', undefined],
    ['nodejs20.x', '2026-11-20', 'warning runtime-deprecated'],
    ['nodejs20.x', '2027-03-03', 'error runtime-blocked'],
    ['nodejs18.x', '2025-08-31', undefined],
    ['nodejs18.x', '2027-03-02', 'warning runtime-deprecated'],
    ['nodejs18.x', '2027-03-03', 'error runtime-blocked'],
    ['nodejs16.x', '2020-01-01', 'error runtime-too-old', 'the runtime nodejs16.x is too old: the bundles need Node.js 18 or later'],
    ['nodejs4.x', '2026-11-20', 'error runtime-too-old'],
    ['nodejs21.x', '2026-11-20', 'error runtime-unknown', 'Lambda has no runtime nodejs21.x'],
    ['nodejs25.x', '2026-11-20', 'error runtime-unknown'],
    ['nodejs26.x', '2026-11-20', undefined],
    ['nodejs27.x', '2026-11-20', 'warning runtime-newer'],
    ['nodejs28.x', '2026-11-20', 'warning runtime-newer', 'the runtime nodejs28.x is newer than this version of tschalice'],
  ];
  for (const [runtime, today, want, message = ''] of rows) {
    it(`gives ${want ?? 'nothing'} for ${runtime} on ${today}`, () => {
      const [problem, ...more] = check(runtime, today);
      expect(more).to.deep.equal([]);
      expect(problem === undefined ? undefined : `${problem.severity} ${problem.code}`).to.equal(want);
      if (problem !== undefined) expect(problem.message).to.include(`function old: ${message}`);
    });
  }

  it('points at the setting', () => {
    expect(check('nodejs16.x', '2026-11-20')[0]?.where).to.deep.equal({
      file: 'config.json',
      path: ['stages', 'dev', 'lambda_functions', 'old', 'lambda_runtime'],
    });
  });

  it('does not advise the newest runtime that it knows once that is deprecated', () => {
    const problems = checkNamed({ app_name: 'a' }, ['f'], '2028-07-01');
    expect(problems.map(({ code, fix }) => [code, fix])).to.deep.equal([['runtime-blocked', 'update tschalice and set lambda_runtime to a newer one']]);
  });
});
