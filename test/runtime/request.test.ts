import { expect } from 'chai';
import type { Request } from '../../src/app/request.js';
import { appWith, proxyEvent, request, type ProxyEventOptions } from './proxy-event.js';

/** The request that a view sees. */
async function seen(options: ProxyEventOptions = {}): Promise<Request> {
  let found: Request | undefined;
  const app = appWith((it) => {
    it.get('/', (_params, current) => {
      found = current;
    });
  });
  await request(app, proxyEvent('/', options));
  return found!;
}

/** What the web's own class and ours have alike. */
interface Pairs {
  entries(): Iterable<[string, string]>;
  keys(): Iterable<string>;
  values(): Iterable<string>;
  forEach(act: (value: string, name: string) => void): void;
}

function shown(pairs: Pairs): unknown[] {
  const each: string[][] = [];
  pairs.forEach((value, name) => each.push([name, value]));
  return [[...pairs.entries()], [...pairs.keys()], [...pairs.values()], each];
}

describe('the request', () => {
  it('has no stage variables where the event has none', async () => {
    expect((await seen()).stageVars).to.deep.equal({});
  });

  it('has query parameters that read like URLSearchParams', async () => {
    const ours = (await seen({ query: { a: ['1', '2'], b: ['3'] } })).queryParams!;
    const theirs = new URLSearchParams('a=1&a=2&b=3');
    expect(shown(ours)).to.deep.equal(shown(theirs));
    expect([ours.size, ours.has('a', '2'), ours.has('a', '3')]).to.deep.equal([theirs.size, theirs.has('a', '2'), theirs.has('a', '3')]);
  });

  it('has headers that read like Headers', async () => {
    const headers = { 'X-A': '1', 'X-B': '2' };
    expect(shown((await seen({ headers })).headers)).to.deep.equal(shown(new Headers(headers)));
  });
});
