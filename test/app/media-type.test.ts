import { MIMEType } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import { acceptedTypes, isJson, isListed, mediaTypeOf } from '../../src/app/media-type.js';

describe('the media type of a Content-Type', () => {
  const rows: [given: string, want: string][] = [
    ['text/plain', 'text/plain'],
    ['TEXT/Plain', 'text/plain'],
    [' \ttext/plain ', 'text/plain'],
    ['text/plain;charset=utf-8', 'text/plain'],
    ['text/plain \t; charset="a;b,c/d"', 'text/plain'],
    ['text/plain;', 'text/plain'],
    ['text/plain; x=application/json', 'text/plain'],
    ['text/plain;*/*', 'text/plain'],
    ['application/vnd.api+json', 'application/vnd.api+json'],
    ['application/x.a-b_c!#$&^', 'application/x.a-b_c!#$&^'],
    // None, or several: what it means is not known.
    ['', ''],
    [';', ''],
    ['text', ''],
    ['text/', ''],
    ['/plain', ''],
    ['text/plain/x', ''],
    ['text /plain', ''],
    ['text/plain charset=utf-8', ''],
    ['text/plain, application/json', ''],
    ['text/plain,application/json; x=1', ''],
    ['"text/plain"', ''],
    ['text/plän', ''],
  ];
  for (const [given, want] of rows) it(`of '${given}' is '${want}'`, () => expect(mediaTypeOf(given)).to.equal(want));

  it('is what Node.js finds, for every type and parameter', () => {
    const token = fc.string({ unit: fc.constantFrom(..."aZ09!#$%&'*+-.^_`|~"), minLength: 1, maxLength: 6 });
    const quoted = fc.string({ unit: fc.constantFrom(...'a;,=/ \\"'), maxLength: 6 }).map((text) => `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`);
    const parameter = fc.tuple(fc.constantFrom(';', ' ; ', ';; '), token, fc.oneof(token, quoted)).map(([before, name, value]) => `${before}${name}=${value}`);
    fc.assert(
      fc.property(token, token, fc.array(parameter, { maxLength: 3 }), (type, subtype, parameters) => {
        const text = `${type}/${subtype}${parameters.join('')}`;
        expect(mediaTypeOf(text)).to.equal(new MIMEType(text).essence);
      }),
    );
  });
});

describe('the media types of an Accept', () => {
  const rows: [given: string, want: string[]][] = [
    ['text/html, IMAGE/png;q=0.9 ,*/*;q=0.1', ['text/html', 'image/png', '*/*']],
    ['text/html;x="a,image/png"', ['text/html']],
    [String.raw`text/html;x="\",image/png,";q=1, image/gif`, ['text/html', 'image/gif']],
    ['text/html;x="a, image/png', ['text/html']],
    ['', ['']],
  ];
  for (const [given, want] of rows) it(`of '${given}' are ${want.join(' and ')}`, () => expect(acceptedTypes(given)).to.deep.equal(want));
});

describe('a media type', () => {
  const rows: [type: string, list: string[], isOnIt: boolean][] = [
    ['image/png', ['image/gif', 'image/png'], true],
    ['image/png', ['IMAGE/Png'], true],
    ['image/png', ['image/png; q=1'], true],
    ['image/png', ['image/png\t;q=1'], true],
    ['image/png', ['image/pngx', 'image/pn', 'ximage/png', 'image/png x'], false],
    ['image/png', ['image/*'], true],
    ['image/png', ['Image/*'], true],
    ['image/png', ['*/*'], true],
    ['image/png', ['*'], false],
    ['image/png', ['image*'], false],
    ['image/png', ['im*/*', 'mage/*', '*/png'], false],
    ['imagex/png', ['image/*'], false],
    ['image/*', ['image/png'], false],
    ['*/*', ['image/png'], false],
    ['image/png', [], false],
    ['', ['image/png', 'image/*'], false],
    ['', ['*/*'], true],
  ];
  for (const [type, list, isOnIt] of rows)
    it(`'${type}' is ${isOnIt ? '' : 'not '}on the list [${list.join(' | ')}]`, () => expect(isListed(type, list)).to.equal(isOnIt));

  const json = ['application/json', 'application/vnd.api+json', 'application/merge-patch+json', 'image/x+json'];
  const other = ['', 'text/json', 'application/json-seq', 'application/jsonx', 'application/x-json', 'application/+json', 'application/vnd.api+jsonx'];
  for (const type of json) it(`'${type}' is JSON`, () => expect(isJson(type)).to.equal(true));
  for (const type of other) it(`'${type}' is not JSON`, () => expect(isJson(type)).to.equal(false));
});
