import type { Grant } from './grant.js';

/** Actions by which CloudFormation makes, changes, reads and removes resources of one type. */
export interface ResourcePermission {
  /** The property with the physical name; without it, CloudFormation makes one up. */
  readonly nameProperty?: string;
  /** The type whose names stand in the ARNs, for resources that hang on another one. */
  readonly namedLike?: string;
  readonly grants: readonly Grant[];
}

const functions = ['lambda:@:function:{name}', 'lambda:@:function:{name}:*'];

// API Gateway's IDs are random, and no ARN of it holds an account: nothing narrower can be said of an API.
const apis = (path: string): string[] => [`apigateway:\${AWS::Region}::/${path}`, `apigateway:\${AWS::Region}::/${path}/*`];
const apiVerbs = ['apigateway:GET', 'apigateway:POST', 'apigateway:PUT', 'apigateway:PATCH', 'apigateway:DELETE'];

/** @param paths the collections of API Gateway's REST API that hold the resources */
export function ofApiGateway(...paths: string[]): ResourcePermission {
  return { grants: [{ actions: apiVerbs, arns: [...paths, 'tags'].flatMap(apis) }] };
}

/** What hangs on a function, and so has its name in the ARN. */
export function ofFunction(actions: readonly string[]): ResourcePermission {
  return { namedLike: 'AWS::Lambda::Function', grants: [{ actions, arns: functions }] };
}
