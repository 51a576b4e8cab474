/** API Gateway's methods, without `ANY`. */
export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** A method of a route. `ANY` means all methods that have no route of their own. */
export type HttpMethod = (typeof httpMethods)[number] | 'ANY';
