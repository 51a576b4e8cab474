import { expect } from 'chai';
import { bundleTarget, requiresEsModules } from '../../../src/project/bundle/runtime-target.js';
import { stageOf } from '../sample-project.js';

describe('the target of a bundle', () => {
  const rows: readonly { given: string; settings: object; want: string }[] = [
    { given: 'no runtime', settings: {}, want: 'node24' },
    { given: 'one for all', settings: { lambda_runtime: 'nodejs20.x' }, want: 'node20' },
    { given: 'an older one for a function', settings: { lambda_functions: { worker: { lambda_runtime: 'nodejs22.x' } } }, want: 'node22' },
    {
      given: 'a newer one for the function behind the routes only',
      settings: { lambda_runtime: 'nodejs20.x', lambda_functions: { api_handler: { lambda_runtime: 'nodejs24.x' } } },
      want: 'node20',
    },
    { given: 'one that is newer than all that esbuild knows', settings: { lambda_runtime: 'nodejs26.x' }, want: 'node24' },
  ];
  for (const { given, settings, want } of rows) {
    it(`is ${want} for ${given}`, () => {
      const config = stageOf(settings);
      expect(bundleTarget(config)).to.equal(want);
      expect(requiresEsModules(config)).to.equal(want === 'node24');
    });
  }
});
