/** Routes, their CORS, and the REST API's settings for them. */
export const routes = {
  errors: {
    'route-path': {
      title: 'A path that API Gateway does not allow',
      why: "API Gateway keeps the paths of an API as a tree of segments. It refuses a path that does not start with '/', has an empty segment or certain characters, and the whole deployment fails.",
      fix: "Start the path with '/', put a single '/' between segments, and use letters, digits, hyphens, underscores, dots and colons.",
      example: "app.get('/orders/{id}', getOrder);",
    },
    'route-path-empty': {
      title: 'An empty path',
      why: "API Gateway has no empty path; the root of an API is '/'.",
      fix: "Write '/' for the root.",
    },
    'route-trailing-slash': {
      title: "A path that ends in '/'",
      why: 'API Gateway accepts such a path but never matches a request to it, so callers would get status 403.',
      fix: "Remove the '/' at the end. Only the root is '/'.",
    },
    'path-parameter': {
      title: 'A path parameter that is not a whole segment',
      why: "In API Gateway, a parameter must be a whole segment of the path: '/orders/{id}' works, '/orders/id-{id}' does not. Its name may have letters, digits, '.', '_', '-' and '$'.",
      fix: "Make '{name}' a segment of its own, or use '{name+}' for the rest of the path.",
    },
    'path-parameter-twice': {
      title: 'A path with the same parameter twice',
      why: 'A request has one value for each name, so the second segment would overwrite the first.',
      fix: 'Give each parameter in the path its own name.',
    },
    'path-parameter-names-differ': {
      title: 'Different path parameters in the same place',
      why: "API Gateway keeps paths as a tree, and each place in it can have only one parameter: '/orders/{id}' and '/orders/{order}/items' cannot both exist. The deployment would fail.",
      fix: 'Use the same name for the parameter in all of these paths.',
    },
    'path-greedy-not-last': {
      title: "A '{name+}' parameter that is not at the end",
      why: "'{name+}' matches the rest of the path, so a segment after it could never be reached. API Gateway refuses such a path.",
      fix: 'Move it to the end of the path, or remove the +.',
    },
    'route-method': {
      title: 'An HTTP method that API Gateway does not have',
      why: 'API Gateway knows GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS and ANY, and refuses any other method.',
      fix: 'Correct the name of the method.',
    },
    'route-methods-empty': {
      title: 'A route without methods',
      why: 'A route with an empty list of methods could never be called.',
      fix: "Name at least one method, or leave the option out for ['GET'].",
    },
    'route-method-twice': {
      title: 'Two handlers for one path and method',
      why: 'In API Gateway, each method of a path has one handler. The second declaration would silently replace the first.',
      fix: 'Remove one of them, or give it another path or method.',
    },
    'verb-with-methods': {
      title: 'The option methods in app.get, app.post and the like',
      why: 'These declare a route for the one method in their name, so a list of methods contradicts it.',
      fix: 'Use app.route for a handler with several methods.',
      example: "app.route('/orders', { methods: ['GET', 'POST'] }, orders);",
    },
    'content-types-mixed': {
      title: 'A route that takes both binary and text bodies',
      why: 'API Gateway decides by the content type whether a body is binary, and encodes binary bodies as Base64. A route that takes both kinds would not know which it got.',
      fix: 'Use two routes, or add the text type to app.api.binaryTypes.',
    },
    'binary-types-too-many': {
      title: 'More than 25 binary media types',
      why: 'API Gateway allows at most 25 binary media types for an API. With more, the deployment fails.',
      fix: "Remove some, or replace all of them with '*/*'.",
    },
    'stage-variable-value': {
      title: 'A stage variable with a value that the app does not know',
      why: 'The app says with app.stageVariables what values the variable may have, and its code relies on that. A flag is the text true or false.',
      fix: 'Correct the value in "stage_variables", or add it to oneOf in the app.',
      example: "export const app = new Chalice({ appName: 'users' }).stageVariables({ log_level: oneOf('debug', 'info'), new_ui: flag });",
    },
    'stage-variable-missing': {
      title: 'A stage variable that a route needs is not configured',
      why: 'The app or the route declares that handlers read the variable. On this stage it would be undefined, which shows only when the route is called.',
      fix: 'Add the variable to "stage_variables" of the stage, or of all stages.',
    },
    'cors-with-options': {
      title: 'CORS and a handler for OPTIONS on one path',
      why: "With CORS, API Gateway answers a browser's OPTIONS requests itself, so they would never reach the handler.",
      fix: 'Remove OPTIONS from the methods, or cors from the route.',
    },
    'cors-differs': {
      title: 'Different CORS configurations on one path',
      why: "A browser's preflight request gets one answer for each path, so all methods of the path share it.",
      fix: 'Use one CORSConfig for all routes on the path.',
    },
    'cors-value': {
      title: 'A CORS value that cannot be in a header',
      why: 'API Gateway takes the values of response headers between single quotes. A quote or a line break would end the value early.',
      fix: 'Remove quotes and line breaks.',
    },
    'cors-origin': {
      title: 'An allowOrigin that is no origin',
      why: 'Browsers compare Access-Control-Allow-Origin with the origin of the page, character by character: a scheme, a host, and a port unless it is the usual one. With a path, a slash at the end, a wildcard or two origins, it never matches, and every request from another origin fails.',
      fix: "Write one origin as browsers send it, or '*' for any.",
      example: "app.api.cors = new CORSConfig({ allowOrigin: 'https://shop.example.com' });",
    },
    'cors-max-age': {
      title: 'A maxAge that is not a whole number of seconds',
      why: 'The value becomes the header Access-Control-Max-Age. Browsers ignore it unless it is a whole number of seconds.',
      fix: 'Use a whole number of seconds, 0 or more.',
    },
  },
  warnings: {
    'cors-credentials-any-origin': {
      title: 'Credentials from any origin',
      why: "When a request has credentials, browsers refuse a response that allows the origin '*', so allowCredentials has no effect.",
      fix: 'Set allowOrigin to the origin that may send credentials.',
      example: "new CORSConfig({ allowOrigin: 'https://shop.example.com', allowCredentials: true })",
    },
  },
  either: {},
};
