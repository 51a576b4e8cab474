import { expect } from 'chai';
import fc from 'fast-check';
import { type ComparedRegion, stageSections } from '../../../src/compiler/review/stage-sections.js';
import { change } from './made-up.js';

const names = ['us-east-1', 'eu-west-1', 'eu-north-1', 'ap-south-1'];

/** A region with a change for each name, what could not be compared, and an API with a route for each path. */
function compared(region: string | undefined, logicalIds: readonly string[], unknown: readonly string[] = [], paths: readonly string[] = []): ComparedRegion {
  const routes = Object.fromEntries(paths.map((path) => [path, { get: {} }]));
  const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { swagger: '2.0', paths: routes } } };
  const side = { template: { Resources: paths.length === 0 ? {} : { RestAPI: api } } };
  const changes = logicalIds.map((logicalId) => change('resource-updated', { subject: { logicalId, type: 'AWS::SQS::Queue' } }));
  const parts = unknown.map((logicalId) => ({ logicalId, type: 'AWS::SQS::Queue', message: 'it is too deep' }));
  return { region, diff: { stage: 'prod', changes, unknown: parts }, before: side, after: side };
}

/** `us-east-1, eu-west-1: Jobs`, with the routes in brackets. */
function told(all: readonly ComparedRegion[]): string[] {
  return stageSections(all).map(({ diff, regions, routes = [] }) => {
    const ids = [...diff.changes.map(({ subject }) => subject.logicalId), ...diff.unknown.map(({ logicalId }) => `? ${logicalId}`)];
    return `${regions?.join(', ') ?? 'anywhere'}: ${ids.join(' ')}${routes.length === 0 ? '' : ` [${routes.map(({ name }) => name).join()}]`}`;
  });
}

describe('stageSections', () => {
  it('names no region for a stage that has none', () => {
    expect(told([compared(undefined, ['Jobs'], ['Late'], ['/'])])).to.deep.equal(['anywhere: Jobs ? Late [GET /]']);
  });

  it('shows what is the same once, with the regions, then what fewer have, then the regions where nothing changes', () => {
    const [us, eu, north] = names as [string, string, string];
    expect(told([compared(us, ['Jobs', 'Own']), compared(eu, ['Jobs'], ['Late']), compared(north, ['Jobs'], ['Late'])])).to.deep.equal([
      `${us}, ${eu}, ${north}: Jobs`,
      `${eu}, ${north}: ? Late`,
      `${us}: Own`,
    ]);
    expect(told([compared(us, []), compared(eu, ['Jobs']), compared(north, [])])).to.deep.equal([`${eu}: Jobs`, `${us}, ${north}: `]);
  });

  it('shows the routes of regions that have the same ones once', () => {
    const [us, eu, north] = names as [string, string, string];
    expect(told([compared(us, ['Jobs', 'Own'], [], ['/']), compared(eu, ['Jobs'], [], ['/']), compared(north, ['Jobs'], [], ['/', '/all'])])).to.deep.equal([
      `${us}, ${eu}: Jobs [GET /]`,
      `${us}: Own`,
      `${north}: Jobs [GET /,GET /all]`,
    ]);
    expect(told([compared(us, ['Own'], [], ['/']), compared(eu, ['Other'], [], ['/'])])).to.deep.equal([`${us}: Own [GET /]`, `${eu}: Other [GET /]`]);
  });

  it('shows of each region what it has, each once', () => {
    const some = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'));
    fc.assert(
      fc.property(fc.array(fc.tuple(some, some), { minLength: 1, maxLength: names.length }), (given) => {
        const all = given.map(([ids, unknown], index) => compared(names[index], ids, unknown));
        const sections = stageSections(all);
        for (const { region, diff } of all) {
          const own = sections.filter(({ regions }) => regions!.includes(region!));
          expect(own.length).to.be.greaterThan(0);
          expect(own.flatMap((section) => section.diff.changes)).to.have.deep.members(diff.changes);
          expect(own.flatMap((section) => section.diff.unknown)).to.have.deep.members(diff.unknown);
        }
        const sets = sections.map(({ regions }) => regions!.join());
        expect(sets).to.deep.equal([...new Set(sets)]);
      }),
    );
  });
});
