import { expect } from 'chai';
import type { Settings } from '../../../src/compiler/config/level.js';
import { type ReleaseSettings, resolveRelease } from '../../../src/compiler/config/release.js';

const canary: ReleaseSettings = { strategy: 'canary', percent: 10, stageVariables: {}, useStageCache: false };

describe('the settings of releases', () => {
  const rows: [what: string, ofStage: Settings['release'], ofTop: Settings['release'], want: ReleaseSettings | null][] = [
    ['are none by default', undefined, undefined, null],
    ['have defaults for all but the strategy', { strategy: 'canary' }, undefined, canary],
    ['are those of the top level where the stage has none', null, { strategy: 'canary' }, canary],
    [
      'are joined, and those of the stage win',
      { percent: 0 },
      { strategy: 'canary', percent: 50, use_stage_cache: true },
      { ...canary, percent: 0, useStageCache: true },
    ],
    [
      'join stage variables, too',
      { stage_variables: { level: 'debug' } },
      { strategy: 'blue-green', stage_variables: { level: 'info', ui: 'new' } },
      { ...canary, strategy: 'blue-green', stageVariables: { level: 'debug', ui: 'new' } },
    ],
    ['are switched off by false', false, { strategy: 'canary' }, null],
    ['begin anew after false', { strategy: 'rolling' }, false, { ...canary, strategy: 'rolling' }],
    ['are none without a strategy, which is a problem', { percent: 5 }, undefined, null],
  ];
  for (const [what, ofStage, ofTop, want] of rows) {
    it(what, () =>
      expect(
        resolveRelease([
          { settings: { release: ofStage ?? null }, path: ['stages', 'dev'] },
          { settings: { release: ofTop ?? null }, path: [] },
        ]),
      ).to.deep.equal(want),
    );
  }
});
