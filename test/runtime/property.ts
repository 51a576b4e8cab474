import { expect } from 'chai';
import fc from 'fast-check';
import type { Request } from '../../src/app/request.js';
import { secret } from './odd.js';
import { logged } from './proxy-event.js';

/** What objects inherit, of which pollution would change the list. */
const prototypes = [Object.prototype, Array.prototype, Function.prototype, Map.prototype, Error.prototype] as object[];
const inheritedMembers = (): PropertyKey[] => prototypes.flatMap((prototype) => Reflect.ownKeys(prototype));
const membersBefore = inheritedMembers();

/** Whether a property holds, whose log lines nobody wants, and which changes nothing of what objects inherit. */
export async function holds<Values extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  numRuns: number,
  act: (...values: Values) => Promise<void>,
  examples: Values[] = [],
): Promise<void> {
  const property = fc.asyncProperty<Values>(...arbitraries, async (...values) => {
    await act(...values);
    expect(inheritedMembers()).to.deep.equal(membersBefore);
  });
  // The timeout tells of the values that a handler hangs on; it is no measure of speed.
  await logged(() => fc.assert(property, { numRuns, timeout: 10_000, examples }));
}

/** Fails for what API Gateway would answer to with 502, and for what tells of the inside. */
export function checkAnswer(answer: unknown): void {
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded, ...rest } = JSON.parse(JSON.stringify(answer)) as { [key: string]: unknown };
  expect(rest).to.deep.equal({});
  expect(statusCode).to.satisfy((status: unknown) => Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 599, 'a status');
  const values = [...Object.values(headers as object), ...(Object.values(multiValueHeaders as object) as unknown[][]).flat()] as unknown[];
  for (const value of values)
    expect(value, 'a header')
      .to.be.a('string')
      .and.not.match(/[\r\n]/);
  expect(body).to.be.a('string');
  expect(isBase64Encoded).to.be.oneOf([undefined, true]);
  const text = isBase64Encoded === true ? Buffer.from(body as string, 'base64').toString() : (body as string);
  const all = text + JSON.stringify([headers, multiValueHeaders]);
  expect(all).to.not.match(/\n {4}at |file:\/\/|\.js:\d+|node:internal/);
  expect(all).to.not.contain(secret);
}

/** A view that reads all of its request. */
export function readAll(params: object, current: Request): unknown {
  const { headers, queryParams, uriParams, context, stageVars, method, path } = current;
  let json: unknown;
  try {
    json = current.jsonBody;
  } catch (error) {
    if (method === 'POST') throw error;
  }
  const query = queryParams && [
    [...queryParams],
    [...queryParams.keys()],
    queryParams.get('__proto__'),
    queryParams.getAll('constructor'),
    queryParams.has('a'),
    queryParams,
  ];
  return [
    params,
    [...headers],
    headers.get('__proto__'),
    headers,
    query,
    json,
    [...current.rawBody.subarray(0, 9)],
    current.toDict(),
    uriParams,
    context,
    stageVars,
    path,
  ];
}
