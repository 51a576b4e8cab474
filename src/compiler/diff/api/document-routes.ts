import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Properties } from '../../expand/properties.js';
import { plainText } from '../shown-value.js';
import type { SideResource } from '../side.js';
import type { ApiRoute, Authorizer } from './api-route.js';

const methodKeys: ReadonlyMap<string, string> = new Map([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, method.toUpperCase()] as const),
  ['x-amazon-apigateway-any-method', 'ANY'],
]);

/** The routes in the Swagger or OpenAPI document of an API, without the preflights that API Gateway answers itself. */
export function documentRoutes({ logicalId: api, plain, form }: SideResource, isCounted: (path: string) => boolean = () => true): ApiRoute[] {
  const document = plain.properties['Body'];
  if (!isMap(document)) return [];
  const definitions = new Map([...securityDefinitions(document)].map(([name, definition]) => [name, form.of(definition)]));
  const paths = [...entriesOf(document['paths'])].filter(([path]) => isCounted(path));
  return paths.flatMap(([path, item]) =>
    [...entriesOf(item)].flatMap(([key, operation]): ApiRoute[] => {
      const method = methodKeys.get(key);
      if (method === undefined || !isMap(operation) || isPreflight(method, operation)) return [];
      const consumes = operation['consumes'] ?? document['consumes'];
      const at = ['Resources', api, 'Properties', 'Body', 'paths', path, key];
      const contentTypes = Array.isArray(consumes) ? consumes.map(plainText) : [];
      return [{ api, method, path, owner: api, at, contentTypes, ...securityOf(operation, document, definitions) }];
    }),
  );
}

/** Whether API Gateway answers it from a template, with the headers of CORS. */
export function isPreflight(method: string, operation: { readonly [key: string]: Value }): boolean {
  const integration = operation['x-amazon-apigateway-integration'];
  return method === 'OPTIONS' && isMap(integration) && plainText(integration['type'] ?? '').toLowerCase() === 'mock';
}

/** What a security definition says, from Swagger 2.0 or OpenAPI 3. */
export function securityDefinitions(document: { readonly [key: string]: Value }): ReadonlyMap<string, Value> {
  const components = document['components'];
  return entriesOf(document['securityDefinitions'] ?? (isMap(components) ? components['securitySchemes'] : undefined));
}

function securityOf(operation: Properties, document: Properties, definitions: ReadonlyMap<string, Value>): Pick<ApiRoute, 'authorizer' | 'isKeyRequired'> {
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
  return { name, definition: JSON.stringify(definitions.get(name) ?? name), scopes: Array.isArray(scopes) ? scopes.map(plainText).sort() : [] };
}

/** A key that API Gateway itself checks, and not an authorizer. */
function isApiKey(definition: Value | undefined): boolean {
  if (!isMap(definition)) return false;
  const isPlain = definition['x-amazon-apigateway-authtype'] === undefined && definition['x-amazon-apigateway-authorizer'] === undefined;
  return definition['type'] === 'apiKey' && isPlain && plainText(definition['name'] ?? '').toLowerCase() === 'x-api-key';
}

/** SAM's way to say that a route has no authorizer. */
function isForNobody(definition: Value | undefined): boolean {
  return isMap(definition) && plainText(definition['x-amazon-apigateway-authtype'] ?? '').toUpperCase() === 'NONE';
}

function signatureOf(operation: { readonly [key: string]: Value }): Authorizer | undefined {
  const auth = operation['x-amazon-apigateway-auth'];
  const type = isMap(auth) ? plainText(auth['type'] ?? 'NONE') : 'NONE';
  return type.toUpperCase() === 'NONE' ? undefined : { name: type, definition: type, scopes: [] };
}
