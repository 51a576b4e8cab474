import { isMap } from '../cloudformation/branch.js';
import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { anyMethod, inEachPath, integrationKey } from './api-document.js';
import { present, type Properties } from './properties.js';
import { withoutSlashes } from './slash.js';

/** A document with an OPTIONS method for each path, as the property `Cors` of a REST API asks for. */
export function withCors(document: Properties, { Cors: cors }: Properties): Properties {
  if (cors === undefined) return document;
  const given = isMap(cors) && !isIntrinsic(cors) ? cors : { AllowOrigin: cors };
  const done = new Set<string>();
  return inEachPath(document, (item, path) => {
    const name = path === '/' ? path : withoutSlashes(path, 'end');
    // A path with and one without a slash at its end are the same to API Gateway.
    if (done.has(name) || Object.hasOwn(item, 'options')) return item;
    done.add(name);
    return { ...item, options: preflight(given, Object.keys(item)) };
  });
}

const allMethods: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

function preflight(cors: Properties, methods: readonly string[]): Value {
  const own = [...new Set([...methods.map((method) => method.toUpperCase()), 'OPTIONS'])].toSorted();
  const allowed = (methods.includes(anyMethod) ? allMethods : own).join(',');
  const headers: readonly (readonly [name: string, value: Value | undefined, type: string])[] = [
    ['Access-Control-Allow-Origin', cors['AllowOrigin'] ?? "'*'", 'string'],
    ['Access-Control-Allow-Headers', cors['AllowHeaders'], 'string'],
    ['Access-Control-Allow-Methods', cors['AllowMethods'] ?? `'${allowed}'`, 'string'],
    ['Access-Control-Max-Age', cors['MaxAge'], 'integer'],
    ['Access-Control-Allow-Credentials', cors['AllowCredentials'] === true ? "'true'" : undefined, 'string'],
  ];
  const used = headers.filter(([, value]) => value !== undefined);
  return {
    summary: 'CORS support',
    consumes: ['application/json'],
    produces: ['application/json'],
    [integrationKey]: {
      type: 'mock',
      requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: present(Object.fromEntries(used.map(([name, value]) => [`method.response.header.${name}`, value]))),
          responseTemplates: { 'application/json': '{}\n' },
        },
      },
    },
    responses: {
      200: { description: 'Default response for CORS method', headers: Object.fromEntries(used.map(([name, , type]) => [name, { type }])) },
    },
  };
}
