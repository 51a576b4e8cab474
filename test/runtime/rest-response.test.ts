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

  it('are base64 where the type is a binary one', async () => {
    const { body, isBase64Encoded } = await answered('é', 'text/csv', ['text/csv']);
    expect({ body, isBase64Encoded }).to.deep.equal({ body: Buffer.from('é').toString('base64'), isBase64Encoded: true });
  });
});
