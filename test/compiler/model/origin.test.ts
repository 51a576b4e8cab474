import { expect } from 'chai';
import fc from 'fast-check';
import { originMistake } from '../../../src/compiler/model/origin.js';

describe('allowOrigin', () => {
  const right = [
    '*',
    'https://shop.example.com',
    'http://localhost:3000',
    'http://127.0.0.1',
    'http://[::1]:8080',
    'capacitor://localhost',
    'ionic://localhost',
    'chrome-extension://abcdefgh',
    'https://xn--mller-kva.example',
  ];
  for (const origin of right) it(`may be ${origin}`, () => expect(originMistake(origin)).to.equal(undefined));

  const wrong: readonly [origin: string, message: string, fix: string][] = [
    ['https://x.com/path', "'https://x.com/path' is not an origin: it has only a scheme, a host and a port", "write 'https://x.com'"],
    ['https://x.com/', "'https://x.com/' is not an origin: it has only a scheme, a host and a port", "write 'https://x.com'"],
    ['https://x.com?a', "'https://x.com?a' is not an origin: it has only a scheme, a host and a port", "write 'https://x.com'"],
    ['https://me@x.com', "'https://me@x.com' is not an origin: it has only a scheme, a host and a port", "write 'https://x.com'"],
    ['x.com', "'x.com' is not an origin: it has no scheme", "write 'https://x.com'"],
    ['localhost:3000', "'localhost:3000' is not an origin: it has no scheme", "write 'https://localhost:3000'"],
    ['//x.com', "'//x.com' is not an origin: it has no scheme", "write 'https://x.com'"],
    ['', "'' is not an origin: it has no scheme", "write it as in 'https://shop.example.com'"],
    [
      'null',
      "the origin 'null' is that of every local file and sandboxed page, so it protects from nobody",
      "name the origin that may call, as in 'https://shop.example.com', or '*'",
    ],
    [
      'https://a.com, https://b.com',
      "'https://a.com, https://b.com' is not an origin: a response can name only one",
      "name one of them or '*', or set the header in middleware by the request's own Origin",
    ],
    [
      'https://a.com https://b.com',
      "'https://a.com https://b.com' is not an origin: a response can name only one",
      "name one of them or '*', or set the header in middleware by the request's own Origin",
    ],
    ['https://*.x.com', "'https://*.x.com' is not an origin: it cannot have a wildcard", "name one origin, or '*' for all"],
    ['*.x.com', "'*.x.com' is not an origin: it has no scheme", "write it as in 'https://shop.example.com'"],
    [
      'https://${AWS::StackName}.x.com',
      "'https://${AWS::StackName}.x.com' is not an origin: nothing is put in the place of '${…}' here",
      "write the origin out, as in 'https://shop.example.com'",
    ],
    [
      'https://Shop.Example.com',
      "browsers send this origin as 'https://shop.example.com', not as 'https://Shop.Example.com'",
      "write 'https://shop.example.com'",
    ],
    ['HTTPS://x.com', "browsers send this origin as 'https://x.com', not as 'HTTPS://x.com'", "write 'https://x.com'"],
    ['https://x.com:443', "browsers send this origin as 'https://x.com', not as 'https://x.com:443'", "write 'https://x.com'"],
    ['http://x.com:80', "browsers send this origin as 'http://x.com', not as 'http://x.com:80'", "write 'http://x.com'"],
    [
      'https://müller.example',
      "browsers send this origin as 'https://xn--mller-kva.example', not as 'https://müller.example'",
      "write 'https://xn--mller-kva.example'",
    ],
    ['https://x.com:99999', "'https://x.com:99999' is not an origin: it has no valid host", "write it as in 'https://shop.example.com'"],
    ['https://', "'https://' is not an origin: it has no valid host", "write it as in 'https://shop.example.com'"],
  ];
  for (const [origin, message, fix] of wrong) it(`cannot be '${origin}'`, () => expect(originMistake(origin)).to.deep.equal({ message, fix }));

  it('may be every origin that URL gives', () => {
    fc.assert(fc.property(fc.webUrl(), (url) => originMistake(new URL(url).origin) === undefined));
  });
});
