import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import fc from 'fast-check';
import { type Authorizer, CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from '../../../src/app/authorizer.js';
import type { Chalice } from '../../../src/app/chalice.js';
import { CORSConfig } from '../../../src/app/cors.js';
import { httpMethods } from '../../../src/app/http-method.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { checkApp } from '../../../src/compiler/model/check-app.js';
import { pathParameters } from '../../../src/compiler/model/path.js';
import { hasErrors } from '../../../src/compiler/problem/problem.js';
import { context, handler, modelOf } from '../model/modelled.js';
import { type Json, swaggerOf } from './rendered.js';

interface RouteSketch {
  readonly methods: readonly string[];
  readonly withCors: boolean;
  readonly authorizer: number;
  readonly apiKeyRequired: boolean;
  readonly contentTypes: readonly string[];
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly scopes: readonly string[];
}

/** Parameters are named for their depth, so that no two paths disagree about one place. */
const path = fc
  .tuple(fc.array(fc.constantFrom('a', 'b-c', 'd.e', 'f~g', '%20', '{}'), { maxLength: 4 }), fc.boolean())
  .map(([segments, isGreedy]) => {
    const named = segments.map((segment, depth) => (segment === '{}' ? `{p-${depth}}` : segment));
    return `/${(isGreedy ? ['files', ...named.slice(0, 1), '{rest+}'] : named).join('/')}`;
  })
  .filter((text) => !/\{p-\d\}\/\{rest\+\}/.test(text));

const contentTypes = fc.oneof(
  fc.array(fc.constantFrom('application/json', 'text/plain', 'application/vnd.a+json', 'text/csv; charset=utf-8'), { maxLength: 3 }),
  fc.array(fc.constantFrom('image/png', 'application/zip'), { maxLength: 2 }),
);
const text = fc.option(fc.string({ unit: 'binary', maxLength: 20 }), { nil: undefined });

/** Routes of one path: the methods, shuffled, are dealt out among them. */
const routesOfPath = fc.tuple(fc.shuffledSubarray([...httpMethods, 'ANY'], { minLength: 1 }), fc.nat({ max: 4 })).chain(([methods, cut]) => {
  const groups = [methods.slice(0, cut), methods.slice(cut)].filter((group) => group.length > 0);
  return fc.tuple(
    ...groups.map((group) =>
      fc.record<RouteSketch>({
        methods: fc.constant(group),
        withCors: fc.boolean(),
        authorizer: fc.nat({ max: 6 }),
        apiKeyRequired: fc.boolean(),
        contentTypes,
        summary: text,
        description: text,
        scopes: fc.array(fc.constantFrom('read', 'write', 'a b'), { maxLength: 3 }),
      }),
    ),
  );
});

const word = fc.stringMatching(/^[A-Za-z-]{1,8}$/);
const corsConfig = fc
  .record(
    {
      allowOrigin: fc.webUrl(),
      allowHeaders: fc.array(word, { maxLength: 3 }),
      exposeHeaders: fc.array(word, { maxLength: 3 }),
      maxAge: fc.nat(),
      allowCredentials: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .filter(({ allowOrigin }) => allowOrigin?.includes("'") !== true);

const settings = fc.constantFrom<Partial<ConfigFile>>(
  {},
  { api_gateway_policy_file: 'p.json' },
  { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: 'vpce-1' },
  { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: ['vpce-1', 'vpce-2'], api_gateway_policy_file: 'p.json' },
  { api_gateway_stage: 'v1', minimum_compression_size: 0, xray: true },
);

const sketch = fc.record({
  paths: fc.uniqueArray(fc.tuple(path, routesOfPath, corsConfig), { minLength: 1, maxLength: 5, selector: ([given]) => given }),
  binaryTypes: fc.option(fc.uniqueArray(fc.constantFrom('*/*', 'image/webp', 'application/zip'), { maxLength: 3 }), { nil: undefined }),
  ttlSeconds: fc.option(fc.nat({ max: 3600 }), { nil: undefined }),
  header: fc.option(word, { nil: undefined }),
  name: word,
  settings,
});

function declareSketch(
  app: Chalice,
  { paths, binaryTypes, ttlSeconds, header, name }: typeof sketch extends fc.Arbitrary<infer Sketch> ? Sketch : never,
): void {
  const guard = app.authorizer('guard_of_app', { ttlSeconds, header, executionRole: header === undefined ? undefined : 'arn:r' }, handler);
  const pool = new CognitoUserPoolAuthorizer(`pool ${name}`, { providerArns: ['arn:1', 'arn:2'], header });
  const custom = new CustomAuthorizer(`custom ${name}`, { authorizerUri: { 'Fn::Sub': '${X}' }, ttlSeconds, header, invokeRoleArn: header });
  const authorizerOf = ({ authorizer, scopes }: RouteSketch): Authorizer | undefined =>
    [undefined, new IAMAuthorizer(), pool, custom, guard, pool.withScopes(scopes), guard.withScopes(scopes)][authorizer];
  if (binaryTypes !== undefined) app.api.binaryTypes = binaryTypes;
  for (const [given, routes, cors] of paths) {
    const hasOptions = routes.some(({ methods }) => methods.includes('OPTIONS'));
    for (const route of routes) {
      const { methods, withCors, apiKeyRequired, contentTypes, summary, description } = route;
      const options = { methods, apiKeyRequired, contentTypes, summary, description, authorizer: authorizerOf(route) };
      app.route(given, { ...options, cors: withCors && !hasOptions ? new CORSConfig(cors) : undefined }, handler);
    }
  }
}

const validator = new Validator();

/** What the validator and the document itself have to say against it. */
async function faultsOf(document: Json): Promise<string[]> {
  const { valid, errors } = await validator.validate(structuredClone(document));
  const operations = Object.entries<Json>(document.paths).flatMap(([given, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]) => ({ given, method, operation })),
  );
  return [
    ...(valid ? [] : [JSON.stringify(errors)]),
    ...operations.flatMap(({ operation }) =>
      (operation.security ?? []).flatMap((asked: object) => Object.keys(asked).filter((name) => !Object.hasOwn(document.securityDefinitions, name))),
    ),
    ...operations.flatMap(({ given, method, operation }) => {
      const declared: string[] = (operation.parameters ?? []).map(({ name }: { name: string }) => name);
      return JSON.stringify(declared) === JSON.stringify(pathParameters(given)) ? [] : [`${method} ${given} declares ${declared.join()}`];
    }),
  ];
}

describe('every Swagger document', () => {
  it('is valid by the schema of Swagger 2.0, and refers to nothing that it does not hold', async () => {
    await fc.assert(
      fc.asyncProperty(sketch, async (given) => {
        const problems = checkApp(
          modelOf((app) => declareSketch(app, given), given.settings),
          context,
        );
        // Mixed content types happen where the binary types were replaced; such an app never gets here.
        fc.pre(!hasErrors(problems));
        const policies = new Map([['p.json', { Version: '2012-10-17', Statement: [] }]]);
        expect(await faultsOf(swaggerOf((app) => declareSketch(app, given), given.settings, policies))).to.deep.equal([]);
      }),
      { numRuns: 100 },
    );
  });

  const spoilt: readonly { given: string; spoil: (document: Json) => void }[] = [
    { given: 'a path without its slash', spoil: (document) => (document.paths['a'] = document.paths['/a/{id}']) },
    { given: 'a method that is none', spoil: (document) => (document.paths['/a/{id}'].any = document.paths['/a/{id}'].get) },
    { given: 'security that is not defined', spoil: (document) => delete document.securityDefinitions.sigv4 },
    { given: 'a parameter that is not declared', spoil: (document) => delete document.paths['/a/{id}'].get.parameters },
    { given: 'a response without its description', spoil: (document) => delete document.paths['/a/{id}'].get.responses['200'].description },
  ];
  for (const { given, spoil } of spoilt) {
    it(`would be found out with ${given}`, async () => {
      const document = swaggerOf((app) => app.get('/a/{id}', { authorizer: new IAMAuthorizer() }, handler));
      expect(await faultsOf(document)).to.deep.equal([]);
      spoil(document);
      expect(await faultsOf(document)).not.to.deep.equal([]);
    });
  }
});
