import { expect } from 'chai';
import { CORSConfig, corsHeaders, type CORSOptions, preflightMethods } from '../../src/app/cors.js';

const origin = 'Access-Control-Allow-Origin';
const headers = 'Access-Control-Allow-Headers';
const five = 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key';

const rows: readonly { given: CORSOptions; want: { readonly [name: string]: string } }[] = [
  { given: {}, want: { [origin]: '*', [headers]: five } },
  { given: { allowOrigin: 'https://a.example' }, want: { [origin]: 'https://a.example', [headers]: five } },
  { given: { allowHeaders: ['X-Special', 'Accept'] }, want: { [origin]: '*', [headers]: `Accept,${five},X-Special` } },
  { given: { allowHeaders: ['X-Api-Key', 'Authorization'] }, want: { [origin]: '*', [headers]: five } },
  // Whether two names are one is up to the browser; the sort is by code point.
  { given: { allowHeaders: ['x-api-key'] }, want: { [origin]: '*', [headers]: `${five},x-api-key` } },
  { given: { exposeHeaders: ['X-B', 'X-A'] }, want: { [origin]: '*', [headers]: five, 'Access-Control-Expose-Headers': 'X-B,X-A' } },
  { given: { exposeHeaders: [] }, want: { [origin]: '*', [headers]: five } },
  { given: { maxAge: 600 }, want: { [origin]: '*', [headers]: five, 'Access-Control-Max-Age': '600' } },
  { given: { maxAge: 0 }, want: { [origin]: '*', [headers]: five, 'Access-Control-Max-Age': '0' } },
  { given: { allowCredentials: true }, want: { [origin]: '*', [headers]: five, 'Access-Control-Allow-Credentials': 'true' } },
  { given: { allowCredentials: false }, want: { [origin]: '*', [headers]: five } },
];

describe('CORS headers', () => {
  for (const { given, want } of rows) {
    it(`of ${JSON.stringify(given)}`, () => expect(corsHeaders(new CORSConfig(given))).to.deep.equal(want));
  }

  it('stand in one order', () => {
    const all = corsHeaders(new CORSConfig({ allowCredentials: true, maxAge: 1, exposeHeaders: ['A'], allowHeaders: ['B'], allowOrigin: 'c' }));
    expect(Object.keys(all)).to.deep.equal([origin, headers, 'Access-Control-Expose-Headers', 'Access-Control-Max-Age', 'Access-Control-Allow-Credentials']);
  });
});

describe('the methods of a preflight', () => {
  const rows: readonly { given: readonly (readonly string[])[]; want: string }[] = [
    { given: [['GET']], want: 'GET,OPTIONS' },
    {
      given: [
        ['POST', 'GET'],
        ['GET', 'PUT'],
      ],
      want: 'POST,GET,PUT,OPTIONS',
    },
    { given: [['ANY']], want: 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS' },
    { given: [['GET'], ['ANY']], want: 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS' },
  ];
  for (const { given, want } of rows) {
    it(`of routes with ${given.join(' and ')} are ${want}`, () => {
      expect(preflightMethods(given.map((methods) => ({ methods }))).join(',')).to.equal(want);
    });
  }
});
