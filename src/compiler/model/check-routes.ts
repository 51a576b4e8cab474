import { corsHeaders } from '../../app/cors.js';
import type { AppDefinition, RouteDefinition } from '../../app/definition.js';
import { httpMethods } from '../../app/http-method.js';
import { isListed, mediaTypeOf } from '../../app/media-type.js';
import type { StageConfig } from '../config/resolve-stage.js';
import { suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import { appError, appWarning, type CheckContext } from './check-context.js';
import { checkDeclaredVariables } from './check-stage-variables.js';
import { checkPath, checkSiblings } from './check-path.js';
import { originMistake } from './origin.js';
import { routesByPath } from './path.js';

/** API Gateway's quota of binary media types for one API. */
const mostBinaryTypes = 25;

export function checkRoutes(definition: AppDefinition, config: StageConfig, context: CheckContext): Problem[] {
  const { routes } = definition;
  return [
    ...routes.flatMap((route) => [
      ...checkPath(route, context),
      ...checkMethods(route, context),
      ...checkContentTypes(route, definition, context),
      ...checkCorsValues(route, context),
    ]),
    // A path that is refused must not be an example for the others.
    ...checkSiblings(
      routes.filter((route) => checkPath(route, context).length === 0),
      context,
    ),
    ...checkRepeatedMethods(routes, context),
    ...[...routesByPath(routes).values()].flatMap((onPath) => checkCorsOfPath(onPath, context)),
    ...checkOrigins(routes, context),
    ...checkStageVariables(routes, config, context),
    ...checkDeclaredVariables(definition, config, context),
    ...checkBinaryTypes(definition, context),
  ];
}

function checkMethods({ path, methods, at }: RouteDefinition, context: CheckContext): Problem[] {
  const known = [...httpMethods, 'ANY'];
  if (methods.length === 0)
    return [appError(context, at, 'route-methods-empty', `route '${path}' has no methods`, "name at least one, as in methods: ['GET']")];
  return methods
    .filter((method) => !known.includes(method))
    .map((method) => appError(context, at, 'route-method', `route '${path}': API Gateway has no HTTP method '${method}'`, suggest(method, known)));
}

/** API Gateway decides by a request's content type whether its body is binary; a route cannot take both kinds. */
function checkContentTypes({ path, contentTypes, at }: RouteDefinition, { binaryTypes }: AppDefinition, context: CheckContext): Problem[] {
  const isBinary = (type: string): boolean => isListed(mediaTypeOf(type), binaryTypes);
  const binary = contentTypes.filter(isBinary);
  if (binary.length === 0 || binary.length === contentTypes.length) return [];
  const text = contentTypes.find((type) => !isBinary(type));
  const message = `route '${path}': contentTypes mixes binary types ('${binary[0]}') and others ('${text}')`;
  return [appError(context, at, 'content-types-mixed', message, `use two routes, or add '${text}' to app.api.binaryTypes`)];
}

function checkRepeatedMethods(routes: readonly RouteDefinition[], context: CheckContext): Problem[] {
  const first = new Map<string, RouteDefinition>();
  return routes.flatMap((route) =>
    route.methods.flatMap((method) => {
      const key = `${method} ${route.path}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, route);
      if (other === undefined) return [];
      if (other === route) return [appError(context, route.at, 'route-method-twice', `route '${route.path}' names ${method} twice`, 'name it once')];
      const place = context.placeOf(other.at);
      const message = `'${route.path}' has two handlers for ${method}: '${other.name}'${place.line === undefined ? '' : ` (${place.file}:${place.line})`} and '${route.name}'`;
      return [appError(context, route.at, 'route-method-twice', message, 'remove one, or give it another path or method')];
    }),
  );
}

function checkCorsOfPath(routes: readonly RouteDefinition[], context: CheckContext): Problem[] {
  const withCors = routes.filter(({ cors }) => cors !== null);
  const first = withCors[0];
  if (first === undefined) return [];
  const options = routes.find(({ methods }) => methods.includes('OPTIONS'));
  const other = withCors.find(({ cors }) => headersOf(cors) !== headersOf(first.cors));
  const { path } = first;
  return [
    ...(options === undefined
      ? []
      : [
          appError(
            context,
            options.at,
            'cors-with-options',
            `'${path}' has CORS, so API Gateway answers OPTIONS itself, but there is also a handler for OPTIONS`,
            'remove OPTIONS from the methods, or cors from the route',
          ),
        ]),
    ...(other === undefined
      ? []
      : [
          appError(
            context,
            other.at,
            'cors-differs',
            `the routes on '${path}' have different CORS configurations, but they share one preflight response`,
            'use one CORSConfig for all of them',
          ),
        ]),
  ];
}

function headersOf(cors: RouteDefinition['cors']): string {
  return cors === null ? '' : JSON.stringify(corsHeaders(cors));
}

function checkCorsValues({ path, cors, at }: RouteDefinition, context: CheckContext): Problem[] {
  if (cors === null) return [];
  const { allowOrigin, allowHeaders, exposeHeaders, maxAge, allowCredentials } = cors;
  const quoted = [allowOrigin, ...allowHeaders, ...exposeHeaders].find((text) => /['\r\n]/.test(text));
  return [
    ...(quoted === undefined
      ? []
      : [
          appError(
            context,
            at,
            'cors-value',
            `route '${path}': the CORS value ${JSON.stringify(quoted)} cannot be in a header`,
            'remove quotes and line breaks',
          ),
        ]),
    ...(maxAge === null || (Number.isInteger(maxAge) && maxAge >= 0)
      ? []
      : [appError(context, at, 'cors-max-age', `route '${path}': maxAge cannot be ${maxAge}`, 'use a whole number of seconds, 0 or more')]),
    ...(allowCredentials && allowOrigin === '*'
      ? [
          appWarning(
            context,
            at,
            'cors-credentials-any-origin',
            `route '${path}': browsers ignore allowCredentials if allowOrigin is '*'`,
            'set allowOrigin to the origin that may send credentials',
          ),
        ]
      : []),
  ];
}

/** Once for each origin, as most apps have one for all routes. */
function checkOrigins(routes: readonly RouteDefinition[], context: CheckContext): Problem[] {
  const first = new Map<string, RouteDefinition>();
  for (const route of routes) if (route.cors !== null && !first.has(route.cors.allowOrigin)) first.set(route.cors.allowOrigin, route);
  return [...first].flatMap(([origin, { path, at }]) => {
    // Told as a value that cannot be in a header.
    const mistake = /['\r\n]/.test(origin) ? undefined : originMistake(origin);
    return mistake === undefined ? [] : [appError(context, at, 'cors-origin', `route '${path}': allowOrigin: ${mistake.message}`, mistake.fix)];
  });
}

function checkStageVariables(routes: readonly RouteDefinition[], { stage, stageVariables }: StageConfig, context: CheckContext): Problem[] {
  return routes.flatMap(({ path, stageVariables: wanted, at }) =>
    wanted
      .filter((name) => !Object.hasOwn(stageVariables, name))
      .map((name) => {
        const message = `route '${path}' reads the stage variable '${name}', which stage '${stage}' does not have`;
        return appError(context, at, 'stage-variable-missing', message, `add "${name}" to "stage_variables" of stage '${stage}', or of all stages`);
      }),
  );
}

function checkBinaryTypes({ binaryTypes, routes }: AppDefinition, context: CheckContext): Problem[] {
  const { at } = routes[0] ?? {};
  if (at === undefined || binaryTypes.length <= mostBinaryTypes) return [];
  return [
    appError(
      context,
      [],
      'binary-types-too-many',
      `app.api.binaryTypes lists ${binaryTypes.length} types, but API Gateway allows ${mostBinaryTypes}`,
      "remove some, or replace all of them with '*/*'",
    ),
  ];
}
