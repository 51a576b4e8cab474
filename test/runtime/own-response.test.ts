import { expect } from 'chai';
import { Response } from '../../src/app/response.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { ownResponse } from '../../src/runtime/own-response.js';
import { websocketEvent } from './table/websocket.js';
import { appWith, lambdaContext } from './proxy-event.js';

class Money {
  amount = 5;
}

describe('a copy of a Response', () => {
  it('has bodies of its own: lists, maps, object literals and bytes, but no objects of other classes', () => {
    const money = new Money();
    const given = {
      list: [{ a: 1 }],
      map: new Map([['b', [2]]]),
      bytes: Buffer.from('c'),
      plain: Object.assign(Object.create(null) as object, { d: 3 }),
      money,
    };
    const body = ownResponse(new Response(given)).body as typeof given;
    expect(body).to.deep.equal(given);
    expect(body.money).to.equal(money);
    body.list[0]!.a = 9;
    body.map.get('b')!.push(9);
    body.bytes[0] = 9;
    Object.assign(body.plain, { d: 9 });
    expect([given.list, given.map.get('b'), given.bytes.toString(), given.plain]).to.deep.equal([[{ a: 1 }], [2], 'c', { d: 3 }]);
  });

  it('keeps cycles, and names that objects inherit', () => {
    const given = JSON.parse('{"__proto__":{"a":1},"self":null}') as { self: unknown };
    given.self = given;
    const body = ownResponse(new Response(given)).body as typeof given;
    expect(body).to.not.equal(given);
    expect(body.self).to.equal(body);
    expect(Object.keys(body)).to.deep.equal(['__proto__', 'self']);
  });

  it('has headers of its own, and all fields of a class that extends it', () => {
    class Page extends Response {
      title = 'page';
    }
    const given = new Page('', { statusCode: 201, headers: { 'Set-Cookie': ['a=1'] } });
    const copy = ownResponse(given);
    (copy.headers['Set-Cookie'] as string[]).push('b=2');
    expect(copy).to.be.instanceOf(Page).and.include({ statusCode: 201, title: 'page' });
    expect(given.headers).to.deep.equal({ 'Set-Cookie': ['a=1'] });
  });

  it('is what middleware of websockets gets too', async () => {
    const kept = new Response({ times: 0 });
    const app = appWith((it) => {
      it.middleware('websocket', async (event, next) => {
        const response = (await next(event)) as Response;
        (response.body as { times: number }).times += 1;
        return response;
      });
      it.onWsMessage(() => kept);
    });
    const answer = async (): Promise<unknown> => lambdaHandler(app, 'websocket_message')(websocketEvent('hi'), lambdaContext);
    const want = { statusCode: 200, headers: {}, multiValueHeaders: {}, body: '{"times":1}' };
    expect([await answer(), await answer()]).to.deep.equal([want, want]);
  });
});
