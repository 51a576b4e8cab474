import { expect } from 'chai';
import { Response } from '../../src/app/response.js';
import { appWith, failingRequest, proxyEvent, type Answer } from './proxy-event.js';

/** The answer to a caller that accepts everything. */
async function answered(body: unknown, type: string, binaryTypes: string[] = []): Promise<Answer> {
  const app = appWith((it) => {
    it.api.binaryTypes = binaryTypes;
    it.get('/', () => new Response(body, { headers: { 'Content-Type': type } }));
  });
  return failingRequest(app, proxyEvent('/', { headers: { Accept: '*/*' } }));
}

// Chalice can send none of these.
describe('responses of a text type', () => {
  it('send bytes as text', async () => {
    const { body, isBase64Encoded } = await answered(Buffer.from('\ufeffé'), 'text/plain');
    expect({ body, isBase64Encoded }).to.deep.equal({ body: '\ufeffé', isBase64Encoded: undefined });
  });

  it('are a 500 for bytes that are no text', async () => {
    expect((await answered(new Uint8Array([0xff, 0, 1]), 'text/plain')).statusCode).to.equal(500);
  });

  it('send bytes of JSON as text', async () => {
    expect((await answered(Buffer.from('{"title":"é"}'), 'application/problem+json')).body).to.equal('{"title":"é"}');
  });
});

describe('responses of a binary type', () => {
  const svg = '<svg>ü</svg>';
  const rows: [body: unknown, type: string, binaryTypes: string[], text: string][] = [
    ['é', 'text/csv', ['text/csv'], 'é'],
    [svg, 'image/svg+xml', ['image/*'], svg],
    [svg, 'IMAGE/SVG+XML; charset=utf-8', ['Image/SVG+xml'], svg],
    [{ title: 'grün' }, 'application/problem+json', ['application/*'], '{"title":"grün"}'],
    [[1n, null], 'application/json', ['*/*'], '[1,null]'],
    [undefined, 'application/x', ['*/*'], 'null'],
    [Buffer.from(svg), 'image/svg+xml', ['image/svg+xml'], svg],
  ];
  for (const [given, type, binaryTypes, text] of rows) {
    it(`are the base64 of their UTF-8: ${typeof given} as ${type} among ${binaryTypes.join()}`, async () => {
      const { statusCode, body, isBase64Encoded } = await answered(given, type, binaryTypes);
      expect({ statusCode, body, isBase64Encoded }).to.deep.equal({ statusCode: 200, body: Buffer.from(text).toString('base64'), isBase64Encoded: true });
    });
  }

  it('are not what only looks alike', async () => {
    const { body, isBase64Encoded } = await answered(svg, 'text/plain; x=image/svg+xml', ['image/*']);
    expect({ body, isBase64Encoded }).to.deep.equal({ body: svg, isBase64Encoded: undefined });
  });
});
