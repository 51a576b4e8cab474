import { isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import { type Swagger, swaggerIn } from './document.js';

const compressionSize = 'x-amazon-apigateway-minimum-compression-size';
const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/**
 * The document of a template's REST API as a file of its own, complete for readers that know nothing of the template: the compression size, which SAM
 * takes from a property of the API; a summary of each operation; and `security` where it is public, which API Gateway takes the lack of it for.
 */
export function standaloneSwagger(template: TemplateDocument): Swagger | undefined {
  const document = swaggerIn(template);
  // A document without paths is one that a macro is still to make.
  if (document === undefined || !isMap(document['paths'])) return document;
  const size = propertiesOf(template)['MinimumCompressionSize'];
  return {
    ...document,
    paths: mapOver(document['paths'], (item, path) => mapOver(item, (operation, method) => complete(operation, method, path, document))),
    ...(size !== undefined && { [compressionSize]: document[compressionSize] ?? size }),
  };
}

function complete(operation: Value, method: string, path: string, document: Swagger): Value {
  if (!methods.has(method) || !isMap(operation)) return operation;
  const isPreflight = method === 'options' && isMock(operation['x-amazon-apigateway-integration']);
  return {
    ...operation,
    summary: operation['summary'] ?? (isPreflight ? 'CORS preflight' : `${method.toUpperCase()} ${path}`),
    ...(operation['security'] === undefined && document['security'] === undefined && { security: [] }),
  };
}

function isMock(integration: Value | undefined): boolean {
  return isMap(integration) && integration['type'] === 'mock';
}

function propertiesOf(template: TemplateDocument): { readonly [name: string]: Value | undefined } {
  const { [restApiId]: api } = (template['Resources'] ?? {}) as { [restApiId]?: { Properties?: { [name: string]: Value } } };
  return api?.Properties ?? {};
}

function mapOver(value: Value, change: (value: Value, key: string) => Value): Value {
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one, key)])) : value;
}
