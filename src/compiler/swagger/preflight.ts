import type { Value } from '../cloudformation/template.js';
import { renderParameters } from './operation.js';

/** Lets API Gateway answer a browser's `OPTIONS` request itself, without a function. */
export function renderPreflight(path: string, methods: readonly string[], corsHeaders: { readonly [name: string]: string }): { readonly [key: string]: Value } {
  const headers = { 'Access-Control-Allow-Methods': methods.join(','), ...corsHeaders };
  const names = Object.keys(headers);
  const parameters = renderParameters(path);
  return {
    consumes: ['application/json'],
    produces: ['application/json'],
    responses: {
      '200': {
        description: '200 response',
        schema: { $ref: '#/definitions/Empty' },
        headers: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
      },
    },
    'x-amazon-apigateway-integration': {
      responses: {
        default: {
          statusCode: '200',
          // For API Gateway, a value in single quotes is a constant; without quotes it names a part of the response.
          responseParameters: Object.fromEntries(Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`])),
        },
      },
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      passthroughBehavior: 'when_no_match',
      type: 'mock',
      contentHandling: 'CONVERT_TO_TEXT',
    },
    ...(parameters.length > 0 && { parameters }),
  };
}
