import type { CodeValue, CodeValues, TextPart } from '../../../../src/compiler/iam/calls/code-value.js';
import type { SdkCall } from '../../../../src/compiler/iam/calls/sdk-call.js';

/** What a test writes for a value of the code: plain JSON, or one of those below. */
export type Written = string | number | boolean | null | Code | readonly Written[] | { readonly [name: string]: Written };

export interface Code {
  readonly code: CodeValues;
}

/** `process.env.NAME` */
export function env(variable: string): Code {
  return text({ variable });
}

/** A template of parts: texts, `{variable}` and `{unknown}`. */
export function text(...parts: readonly TextPart[]): Code {
  return { code: [{ kind: 'text', parts }] };
}

/** An expression that the code does not tell. */
export function unknown(at = 99): Code {
  return { code: [{ kind: 'unknown', at }] };
}

/** One or the other. */
export function either(...values: readonly Written[]): Code {
  return { code: values.flatMap(valuesOf) };
}

/** An object that may have more than what is seen of it. */
export function open(members: { readonly [name: string]: Written }): Code {
  return { code: valuesOf(members).map((value) => (value.kind === 'object' ? { ...value, isWhole: false } : value)) };
}

export function valuesOf(written: Written): CodeValues {
  if (typeof written === 'string') return [{ kind: 'text', parts: [written] }];
  if (typeof written !== 'object' || written === null) return [{ kind: 'other' }];
  if (isCode(written)) return written.code;
  if (Array.isArray(written)) return [{ kind: 'list', items: (written as readonly Written[]).flatMap(valuesOf), isWhole: true }];
  const members = Object.entries(written).map(([name, value]) => ({ name: [name], values: valuesOf(value) }));
  return [{ kind: 'object', members, isWhole: true } satisfies CodeValue];
}

function isCode(written: object): written is Code {
  return 'code' in written && Array.isArray((written as Code).code);
}

/** `s3.PutObject` with an input. */
export function call(name: string, input?: Written, region: readonly Written[] = []): SdkCall {
  const [client, operation] = name.split('.') as [string, string];
  return {
    client: `@aws-sdk/client-${client}`,
    operation,
    input: input === undefined ? [] : valuesOf(input),
    region: region.flatMap(valuesOf),
    path: [
      { name: 'handler', at: 1 },
      { name: operation, at: 7 },
    ],
  };
}
