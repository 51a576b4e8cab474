import { Readable } from 'node:stream';
import type { Answers } from './fixture.js';

export type ErrorClass = new (given: { readonly message: string; readonly $metadata: object }) => Error;

/** @param errorClass the client's class of exceptions of that name */
export type Answerer = (operation: string, errorClass: (name: string) => ErrorClass | undefined) => object;

/**
 * What AWS answers. JSON has no streams, bytes and errors: `{ "$body": "text" }` is the body of an object, `{ "$bytes": "text" }` bytes,
 * `{ "$stream": […] }` a stream of events, and an answer `{ "$error": "NotFound" }` an exception of that name.
 */
export function answerer(answers: Answers): Answerer {
  const asked = new Map<string, number>();
  return (operation, errorClass) => {
    const turn = asked.get(operation) ?? 0;
    asked.set(operation, turn + 1);
    const given = answers[operation] ?? usual[operation] ?? {};
    const answer = Array.isArray(given) ? (given[Math.min(turn, given.length - 1)] as unknown) : given;
    const { $error: error, ...output } = revived(answer) as { readonly $error?: string };
    if (error !== undefined) throw exception(error, errorClass(error));
    return { $metadata: { httpStatusCode: 200 }, ...output };
  };
}

function exception(name: string, Exception: ErrorClass | undefined): Error {
  const $metadata = { httpStatusCode: 400 };
  return Exception === undefined ? Object.assign(new Error(name), { name, $metadata }) : new Exception({ message: name, $metadata });
}

/** What handlers do not get far without. */
const usual: Answers = {
  GetObject: { Body: { $body: '{}' }, ETag: '"e"', ContentLength: 2 },
  CreateMultipartUpload: { UploadId: 'upload', Bucket: 'bucket', Key: 'key' },
  UploadPart: { ETag: '"e"' },
  CompleteMultipartUpload: { Bucket: 'bucket', Key: 'key', ETag: '"e"' },
  GetSecretValue: { SecretString: '{"user":"u","password":"p"}' },
  AssumeRole: { Credentials: { AccessKeyId: 'A', SecretAccessKey: 'S', SessionToken: 'T', Expiration: '2100-01-01T00:00:00Z' } },
};

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revived);
  const { $body: body, $bytes: bytes, $stream: events } = value as { readonly $body?: string; readonly $bytes?: string; readonly $stream?: unknown[] };
  if (body !== undefined) return bodyOf(body);
  if (bytes !== undefined) return new TextEncoder().encode(bytes);
  if (events !== undefined) return Readable.from(events.map(revived));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]));
}

/** As the SDK gives it in Node.js: a stream with the SDK's own ways to read it. */
function bodyOf(text: string): Readable {
  return Object.assign(Readable.from([Buffer.from(text)]), {
    transformToString: () => Promise.resolve(text),
    transformToByteArray: () => Promise.resolve(new TextEncoder().encode(text)),
  });
}
