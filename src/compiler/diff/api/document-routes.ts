import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Path } from '../difference.js';
import type { ApiRoute, Authorizer } from './api-route.js';

const methodKeys: ReadonlyMap<string, string> = new Map([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, method.toUpperCase()] as const),
  ['x-amazon-apigateway-any-method', 'ANY'],
]);

/** The routes in a Swagger or OpenAPI document, without the preflights that API Gateway answers itself. */
export function documentRoutes(api: string, document: Value, at: Path): ApiRoute[] {
  if (!isMap(document)) return [];
  return [...entriesOf(document['paths'])].flatMap(([path, item]) =>
    [...entriesOf(item)].flatMap(([key, operation]): ApiRoute[] => {
      const method = methodKeys.get(key);
      if (method === undefined || !isMap(operation) || isPreflight(method, operation)) return [];
      const consumes = operation['consumes'] ?? document['consumes'];
      return [
        {
          api,
          method,
          path,
          owner: api,
          at: [...at, 'paths', path, key],
          contentTypes: Array.isArray(consumes) ? consumes.map(String) : [],
          ...securityOf(operation, document),
        },
      ];
    }),
  );
}

/** Whether API Gateway answers it from a template, with the headers of CORS. */
export function isPreflight(method: string, operation: { readonly [key: string]: Value }): boolean {
  const integration = operation['x-amazon-apigateway-integration'];
  return method === 'OPTIONS' && isMap(integration) && String(integration['type']).toLowerCase() === 'mock';
}

/** What a security definition says, from Swagger 2.0 or OpenAPI 3. */
export function securityDefinitions(document: { readonly [key: string]: Value }): ReadonlyMap<string, Value> {
  const components = document['components'];
  return entriesOf(document['securityDefinitions'] ?? (isMap(components) ? components['securitySchemes'] : undefined));
}

function securityOf(operation: { readonly [key: string]: Value }, document: { readonly [key: string]: Value }): Pick<ApiRoute, 'authorizer' | 'isKeyRequired'> {
  const definitions = securityDefinitions(document);
  const requirements = operation['security'] ?? document['security'];
  const named = (Array.isArray(requirements) ? (requirements as readonly Value[]) : []).flatMap((one) => [...entriesOf(one)]);
  const isKey = (name: string): boolean => isApiKey(definitions.get(name));
  const others = named.filter(([name]) => !isKey(name) && !isForNobody(definitions.get(name)));
  return { authorizer: authorizerOf(others, definitions) ?? signatureOf(operation), isKeyRequired: named.some(([name]) => isKey(name)) };
}

function authorizerOf(named: readonly (readonly [string, Value])[], definitions: ReadonlyMap<string, Value>): Authorizer | undefined {
  const [first] = named;
  if (first === undefined) return undefined;
  const [name, scopes] = first;
  return { name, definition: JSON.stringify(definitions.get(name) ?? name), scopes: Array.isArray(scopes) ? scopes.map(String).sort() : [] };
}

/** A key that API Gateway itself checks, and not an authorizer. */
function isApiKey(definition: Value | undefined): boolean {
  if (!isMap(definition)) return false;
  const isPlain = definition['x-amazon-apigateway-authtype'] === undefined && definition['x-amazon-apigateway-authorizer'] === undefined;
  return definition['type'] === 'apiKey' && isPlain && String(definition['name']).toLowerCase() === 'x-api-key';
}

/** SAM's way to say that a route has no authorizer. */
function isForNobody(definition: Value | undefined): boolean {
  return isMap(definition) && String(definition['x-amazon-apigateway-authtype']).toUpperCase() === 'NONE';
}

function signatureOf(operation: { readonly [key: string]: Value }): Authorizer | undefined {
  const auth = operation['x-amazon-apigateway-auth'];
  const type = isMap(auth) ? String(auth['type']) : 'NONE';
  return type.toUpperCase() === 'NONE' ? undefined : { name: type, definition: type, scopes: [] };
}
