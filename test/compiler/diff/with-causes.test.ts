import { expect } from 'chai';
import type { Origins } from '../../../src/compiler/diff/origins.js';
import { makeChange } from '../../../src/compiler/diff/make-change.js';
import type { Cause, ReviewChange } from '../../../src/compiler/diff/stage-diff.js';
import { withCauses } from '../../../src/compiler/diff/with-causes.js';

const none: Origins = { routes: {}, authorizers: {}, declarations: {}, settings: {}, merged: {}, rights: {}, granted: {} };
const at = (line: number): Cause => ({ file: 'app.ts', line });
const inBase = (line: number): Cause => ({ file: 'app.ts', line, isInBase: true });

/** The base has everything twenty lines further up. */
const before: Origins = {
  ...none,
  routes: { 'GET /kept': at(1), 'GET /old': at(2) },
  declarations: { Drain: at(3), Tick: at(4), Role: at(5) },
  granted: { Role: { 'xray:puttracesegments': [at(6)] } },
};
const after: Origins = {
  ...none,
  routes: { 'GET /kept': at(21), 'POST /new': at(22) },
  declarations: { Worker: at(23), Tick: at(24), Role: at(25), New: at(26) },
  granted: { Role: { 'ec2:describe': [at(27), at(28)] }, New: { 'ec2:describe': [at(29)] } },
};

const resource = (logicalId: string, origin?: string): ReviewChange['subject'] => ({
  logicalId,
  type: 'AWS::Lambda::Function',
  ...(origin !== undefined && { origin }),
});
const ofApi = (name: string): ReviewChange['subject'] => ({ logicalId: 'RestAPI', type: 'AWS::ApiGateway::RestApi', name });
const removed = { path: ['Resources', 'RestAPI', 'Properties', 'Body'], before: 'x' };

const rows: { readonly name: string; readonly change: ReviewChange; readonly want: readonly Cause[] }[] = [
  {
    name: 'a route that is removed: where it stood',
    change: makeChange('route-removed', { impact: 'update', subject: ofApi('GET /old'), message: 'm', details: [removed] }),
    want: [inBase(2)],
  },
  {
    name: 'a route that loses something: where it stands now',
    change: makeChange('authorizer-dropped', { impact: 'update', subject: ofApi('GET /kept'), message: 'm', details: [removed] }),
    want: [at(21)],
  },
  {
    name: 'what is told of a path: a route on it',
    change: makeChange('cors-origin-added', { impact: 'update', subject: ofApi('/new'), message: 'm', details: [] }),
    want: [at(22)],
  },
  {
    name: 'a function that is renamed: where the new name stands',
    change: makeChange('resource-renamed', { impact: 'delete', subject: resource('Drain'), message: 'm', causes: [{ because: 'Worker' }] }),
    want: [at(23)],
  },
  {
    name: 'a function that takes the place of another: where it stands',
    change: makeChange('resource-created', { impact: 'create', subject: resource('Worker'), message: 'm', causes: [{ because: 'Drain' }] }),
    want: [at(23)],
  },
  {
    name: 'a resource that goes with its function: where that stood',
    change: makeChange('resource-deleted', { impact: 'delete', subject: resource('DrainRule', 'Drain'), message: 'm', causes: [{ because: 'Drain' }] }),
    want: [inBase(3)],
  },
  {
    name: 'a resource that goes, of nothing that is known: the other resource',
    change: makeChange('resource-deleted', { impact: 'delete', subject: resource('Other'), message: 'm', causes: [{ because: 'Some' }] }),
    want: [{ because: 'Some' }],
  },
  {
    name: 'a right that a role loses: where its function stands now',
    change: makeChange('action-removed', { impact: 'update', subject: resource('Tick'), message: 'm', details: [removed] }),
    want: [at(24)],
  },
  {
    name: 'a right that a setting gives to a role: the setting',
    change: makeChange('action-added', { impact: 'update', subject: { ...resource('Role'), name: 'ec2:Describe' }, message: 'm', details: [] }),
    want: [at(27), at(28)],
  },
  {
    name: 'a right that a setting gave to a role: where the setting stood',
    change: makeChange('action-removed', {
      impact: 'update',
      subject: { ...resource('Role'), name: 'xray:PutTraceSegments' },
      message: 'm',
      details: [removed],
    }),
    want: [inBase(6)],
  },
  {
    name: 'a right that nothing of the kind gives: where the role comes from',
    change: makeChange('action-added', { impact: 'update', subject: { ...resource('Role'), name: 's3:GetObject' }, message: 'm', details: [] }),
    want: [at(25)],
  },
  {
    name: 'a right of a role that is new: where the role comes from',
    change: makeChange('action-added', { impact: 'create', subject: { ...resource('New'), name: 'ec2:Describe' }, message: 'm', details: [] }),
    want: [at(26)],
  },
  {
    name: 'a resource that refers to one that is replaced: that one',
    change: makeChange('resource-updated', { impact: 'update', subject: resource('Tick'), message: 'm', causes: [{ because: 'Table' }] }),
    want: [{ because: 'Table' }],
  },
];

describe('withCauses', () => {
  for (const { name, change, want } of rows) {
    it(name, () => {
      const [found] = withCauses({ stage: 'dev', changes: [change], unknown: [] }, before, after).changes;
      expect(found!.causes).to.deep.equal(want);
    });
  }
});
