/** What Lambda calls. From Node.js 24 on, it refuses handlers with a third argument, the callback. */
// oxlint-disable-next-line typescript/no-explicit-any -- the answer's shape depends on the event source
export type LambdaHandler = (event: unknown, context: unknown) => Promise<any>;
