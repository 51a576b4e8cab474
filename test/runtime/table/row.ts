/** A line that the app logs, without what all lines have: time, app and request ID. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** What Lambda is told in the end. A pattern stands for any text that it matches. */
export type Want = { readonly result: unknown } | { readonly error: { readonly errorType: string; readonly errorMessage: string | RegExp } };

/** A statement of the specification of the runtime, as decided. */
export interface Row {
  /** The section, and what it says. */
  readonly says: string;
  /** JSON, as it comes to Lambda. */
  readonly event: unknown;
  readonly want: Want;
  /** Default: nothing is logged. */
  readonly log?: readonly LogLine[];
}

/** Rows for one function of an app in `apps/`; a process of their own runs them in this order. */
export interface Table {
  readonly app: string;
  readonly handler: string;
  readonly environment?: { readonly [name: string]: string };
  readonly rows: readonly Row[];
}

/** Tells Lambda this value. */
export function returns(result: unknown): Want {
  return { result };
}

/** Fails as an invocation. */
export function fails(errorType: string, errorMessage: string | RegExp): Want {
  return { error: { errorType, errorMessage } };
}

interface AnswerFields {
  readonly headers?: { readonly [name: string]: string };
  readonly multiValueHeaders?: { readonly [name: string]: readonly string[] };
  readonly isBase64Encoded?: true;
}

/** Answers API Gateway; an object stands for its JSON text. */
export function answers(statusCode: number, body: string | object, { headers = {}, multiValueHeaders = {}, ...rest }: AnswerFields = {}): Want {
  const text = typeof body === 'string' || body instanceof RegExp ? body : JSON.stringify(body);
  return { result: { headers, multiValueHeaders, statusCode, body: text, ...rest } };
}

/** What `cors: true` adds. */
export const defaultCors: { readonly [name: string]: string } = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key',
};

/** Answers with the body of an error. */
export function refuses(statusCode: number, Code: string, Message: string, fields?: AnswerFields): Want {
  return answers(statusCode, { Code, Message }, fields);
}

/** Answers that something went wrong, and does not say what. */
export function breaks(fields?: AnswerFields): Want {
  return refuses(500, 'InternalServerError', 'An internal server error occurred.', fields);
}

/** What is logged then. */
export function caught(path: string, stack: RegExp): LogLine[] {
  return [{ level: 'ERROR', message: `Caught exception for path ${path}`, stack }];
}
