import { expect } from 'chai';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import { stageInput } from '../../../src/compiler/review/stage-input.js';
import { inputOf } from './orders-app.js';

describe('stageInput', () => {
  it('draws what changes, and what that is connected with', async () => {
    const { drawing } = await inputOf(({ Orders, Worker }) => {
      Orders.Properties.TableName = 'orders-v2';
      Worker.Properties.MemorySize = 256;
    });
    expect(drawing!.nodes.map(({ id, kind, state }) => `${id} ${kind} ${state}`)).to.deep.equal([
      'Orders resource replaced',
      // Its variable is the name of the table.
      'APIHandler function changed',
      'Worker function changed',
      'WorkerRole role same',
      'RestAPI api same',
      'WorkerJobs event same',
    ]);
    expect(drawing!.links.map(({ from, to }) => `${from} → ${to}`)).to.have.members([
      'APIHandler → Orders',
      'APIHandler → WorkerRole',
      'Worker → WorkerRole',
      'RestAPI → APIHandler',
      'WorkerJobs → Worker',
    ]);
  });

  it('draws routes that change, with the functions that answer them', async () => {
    const { drawing, routes } = await inputOf(({ RestAPI }) => {
      const { paths } = RestAPI.Properties.DefinitionBody;
      delete paths['/orders'].get.security;
      paths['/health'] = { get: paths['/'].get };
      delete paths['/'];
    });
    const states = Object.fromEntries(drawing!.nodes.map(({ label, state }) => [label, state]));
    expect(states).to.include({ 'GET /orders': 'changed', 'GET /health': 'new', 'GET /': 'gone', APIHandler: 'same' });
    expect(drawing!.links).to.deep.include({ from: 'RestAPI GET /health', to: 'APIHandler' });
    // The routes say that already.
    expect(drawing!.links).to.not.deep.include({ from: 'RestAPI', to: 'APIHandler' });
    expect(routes).to.deep.equal([
      { api: 'RestAPI', name: 'GET /', before: { public: true, needs: 'nothing' }, after: null },
      { api: 'RestAPI', name: 'GET /health', before: null, after: { public: true, needs: 'nothing' } },
      { api: 'RestAPI', name: 'GET /orders', before: { public: false, needs: 'API key' }, after: { public: true, needs: 'nothing' } },
    ]);
  });

  it('draws at most twenty, and says how many more there are', async () => {
    const { drawing } = await inputOf((resources) => {
      for (let index = 0; index < 30; index += 1) resources[`Queue${index}`] = { Type: 'AWS::SQS::Queue', Properties: {} };
      delete resources['Orders'];
    });
    expect(drawing!.nodes.length).to.equal(20);
    expect(drawing!.nodes[0]).to.include({ id: 'Orders', state: 'gone' });
    expect(drawing!.more).to.be.above(9);
  });

  it('has nothing for what could not be compared', async () => {
    let deep: object = {};
    for (let index = 0; index < 200; index += 1) deep = { deep };
    const side = { template: deep as never };
    expect(stageInput(await diffStages('dev', side, side), side, side)).to.deep.include({ routes: [], drawing: { nodes: [], links: [], more: 0 } });
  });
});
