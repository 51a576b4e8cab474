import { argument } from './call-argument.js';
import type { Machine } from './machine.js';
import { recordRequest } from './request.js';
import type { Syntax } from './syntax.js';
import { unknownAt } from './thing.js';
import { add } from './flow.js';
import type { Call } from './value.js';

/** `createPresignedPost` of `@aws-sdk/s3-presigned-post`, whose code is in the bundle: it signs without a command. */
export function isPresignedPost({ params }: Syntax): boolean {
  const options: Syntax | undefined = params?.[1];
  if (options?.type !== 'ObjectPattern' || params.length !== 2) return false;
  const names = (options['properties'] as readonly Syntax[]).map(({ key }) => key?.name as string);
  return names.join(' ') === 'Bucket Key Conditions Fields Expires';
}

export function presignPost(machine: Machine, call: Call): void {
  const input = argument(machine, call, 1);
  recordRequest(machine, call.frame, { client: '@aws-sdk/client-s3', operation: 'PutObject', input, clients: argument(machine, call, 0), at: call.at });
  add(machine.flow, call.result, unknownAt(machine, call.at));
}
