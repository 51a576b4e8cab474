import type { Grant } from './grant.js';

/** Actions with which CloudFormation creates, updates, reads and deletes resources of one type. */
export interface ResourcePermission {
  /** The property with the physical name; without it, CloudFormation generates one. */
  readonly nameProperty?: string;
  /** For types of which an app may have several for each function: names that begin with the stack's are granted together, since a policy has little room. */
  readonly isNumerous?: boolean;
  /** For types whose generated names are `<prefix><logical ID>-<random>`, without the stack's name. */
  readonly generatedPrefix?: string;
  /** The type whose names are in the ARNs, for resources that belong to another one. */
  readonly namedLike?: string;
  readonly grants: readonly Grant[];
}

const functions = ['lambda:@:function:{name}', 'lambda:@:function:{name}:*'];

// API Gateway's IDs are random and its ARNs have no account, so an API cannot be named more narrowly.
const apis = (path: string): string[] => [`apigateway:\${AWS::Region}::/${path}`, `apigateway:\${AWS::Region}::/${path}/*`];
const apiVerbs = ['apigateway:GET', 'apigateway:POST', 'apigateway:PUT', 'apigateway:PATCH', 'apigateway:DELETE'];

/** @param paths The collections in API Gateway's REST API that hold the resources. */
export function ofApiGateway(...paths: string[]): ResourcePermission {
  return { grants: [{ actions: apiVerbs, arns: [...paths, 'tags'].flatMap(apis) }] };
}

/** A custom domain, or a part of one; unlike an API it has a name. @param paths Other collections that it touches. */
export function ofDomain(...paths: string[]): ResourcePermission {
  const domain = ['domainnames', 'domainnames/{name}', 'domainnames/{name}/*'].map((path) => `apigateway:\${AWS::Region}::/${path}`);
  return { nameProperty: 'DomainName', grants: [{ actions: apiVerbs, arns: [...domain, ...[...paths, 'tags'].flatMap(apis)] }] };
}

/** A resource that belongs to a function, and so has the function's name in its ARN. */
export function ofFunction(actions: readonly string[]): ResourcePermission {
  return { namedLike: 'AWS::Lambda::Function', grants: [{ actions, arns: functions }] };
}
