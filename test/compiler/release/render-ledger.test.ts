import { expect } from 'chai';
import { renderLedger } from '../../../src/compiler/release/render-ledger.js';
import { digits, releaseOf } from './sources.js';

describe('renderLedger', () => {
  it('writes the keys in one order and a field a line', () => {
    const live = releaseOf({ Cleanup: 'b1', APIHandler: 'a1' });
    const candidate = { ...releaseOf({ APIHandler: 'a2', Cleanup: 'b1' }), percent: 10, stageVariables: { z: '1', a: '2' } };
    expect(renderLedger({ held: [digits('2'), digits('1')], candidate, live })).to.equal(`{
  "$schema": "../../node_modules/tschalice/schemas/releases.schema.json",
  "version": 1,
  "live": {
    "id": "${live.id}",
    "functions": {
      "APIHandler": "a100000000",
      "Cleanup": "b100000000"
    },
    "api": [
      "APIHandler"
    ],
    "roles": {
      "APIHandler": "e000000000",
      "Cleanup": "e000000000"
    }
  },
  "candidate": {
    "id": "${candidate.id}",
    "functions": {
      "APIHandler": "a200000000",
      "Cleanup": "b100000000"
    },
    "api": [
      "APIHandler"
    ],
    "roles": {
      "APIHandler": "e000000000",
      "Cleanup": "e000000000"
    },
    "percent": 10,
    "stage_variables": {
      "a": "2",
      "z": "1"
    }
  },
  "held": [
    "1000000000",
    "2000000000"
  ]
}
`);
  });
});
