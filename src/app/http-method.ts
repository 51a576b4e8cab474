/** What API Gateway knows besides `ANY`. */
export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** What a route can answer; `ANY` is all methods that have no route of their own. */
export type HttpMethod = (typeof httpMethods)[number] | 'ANY';
