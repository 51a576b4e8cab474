/** How many bytes of a body API Gateway accepts. */
export const bodyLimit: number = 10 * 1024 * 1024;

/** How many bytes of JSON Lambda accepts as an event. */
export const eventLimit: number = 6 * 1024 * 1024;

/** How many bytes of JSON Lambda accepts as an answer. */
export const answerLimit: number = eventLimit + 100;

/** How many bytes of a message API Gateway sends to a websocket client. */
export const messageLimit: number = 128 * 1024;

export const eventTooLarge = "the event is larger than Lambda's limit of 6 MB";

/** What both the server and the client say of an answer that Lambda does not accept. */
export const answerTooLarge = "the function's answer is larger than Lambda's limit of 6 MB";

export function isTooLarge(json: string, limit: number): boolean {
  return Buffer.byteLength(json) > limit;
}
