/** What Lambda calls. Node 24 refuses handlers with a third argument, the callback of old. */
// oxlint-disable-next-line typescript/no-explicit-any -- the answer's form depends on the source of the event
export type LambdaHandler = (event: unknown, context: unknown) => Promise<any>;
