/** Routes, their CORS, and what they need of the REST API. */
export const routes = {
  errors: {
    'route-path': {
      title: 'A path that API Gateway cannot have',
      why: "API Gateway keeps the paths of an API as a tree of segments. It refuses a path that does not start with '/', an empty segment, and some characters, and the whole deployment fails.",
      fix: "Start the path with '/', put one '/' between two segments, and use letters, digits, hyphens, underscores, dots and colons.",
      example: "app.get('/orders/{id}', getOrder);",
    },
    'route-path-empty': {
      title: 'An empty path',
      why: "API Gateway has no empty path; the root of an API is '/'.",
      fix: "Write '/' for the root.",
    },
    'route-trailing-slash': {
      title: "A path that ends in '/'",
      why: 'API Gateway takes such a path in the Swagger document but never matches a request to it: callers would get status 403.',
      fix: "Remove the '/' at the end. Only the root is '/'.",
    },
    'path-parameter': {
      title: 'A path parameter that is not a whole segment',
      why: "In API Gateway a parameter takes a whole segment of the path: '/orders/{id}' works, '/orders/id-{id}' does not. Its name may hold letters, digits, '.', '_', '-' and '$'.",
      fix: "Write '{name}' as a segment of its own, or '{name+}' for all that follows.",
    },
    'path-parameter-twice': {
      title: 'A path with one parameter twice',
      why: 'A request has one value for each name, so the second segment would hide the first.',
      fix: 'Give each parameter of the path its own name.',
    },
    'path-parameter-names-differ': {
      title: 'Paths with different parameters in one place',
      why: "API Gateway keeps paths as a tree, in which one place can have one parameter only: beside '/orders/{id}' there cannot be '/orders/{order}/items'. The deployment would fail.",
      fix: 'Use the same name for the parameter in all of these paths.',
    },
    'path-greedy-not-last': {
      title: "A parameter '{name+}' that is not at the end",
      why: "'{name+}' takes all segments that follow, so a segment after it can never be reached, and API Gateway refuses the path.",
      fix: 'Move it to the end of the path, or remove the +.',
    },
    'route-method': {
      title: 'An HTTP method that API Gateway does not have',
      why: 'API Gateway takes GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS and ANY, and refuses a document with others.',
      fix: 'Correct the name of the method.',
    },
    'route-methods-empty': {
      title: 'A route without methods',
      why: 'A route with an empty list of methods could never be called.',
      fix: "Name at least one method, or leave the option out for ['GET'].",
    },
    'route-method-twice': {
      title: 'Two handlers for one path and method',
      why: 'A method of a path has one handler in API Gateway. The second declaration would silently replace the first.',
      fix: 'Remove one of them, or give it another path or method.',
    },
    'verb-with-methods': {
      title: 'app.get, app.post and the like with methods',
      why: 'These declare a route for the one method in their name, so a list of methods contradicts it.',
      fix: 'Use app.route for a handler of several methods.',
      example: "app.route('/orders', { methods: ['GET', 'POST'] }, orders);",
    },
    'content-types-mixed': {
      title: 'A route that takes both binary and text bodies',
      why: 'API Gateway decides by the content type whether a body is binary, and gives the function binary bodies as Base64. A route that takes both kinds would have to guess which one it got.',
      fix: 'Use two routes, or add the text type to app.api.binaryTypes.',
    },
    'binary-types-too-many': {
      title: 'More than 25 binary media types',
      why: 'API Gateway takes at most 25 binary media types for one API and refuses more when it is deployed.',
      fix: "Remove some, or replace all of them by '*/*'.",
    },
    'stage-variable-missing': {
      title: 'A stage variable that a route reads is not configured',
      why: 'The route declares that its handler reads the variable. On this stage it would be undefined, and that would only be noticed when the route is called.',
      fix: 'Add the variable to "stage_variables" of the stage, or of all stages.',
    },
    'cors-with-options': {
      title: 'CORS and a handler for OPTIONS on one path',
      why: "With CORS, API Gateway answers a browser's OPTIONS request itself. A method of a path cannot be answered twice.",
      fix: 'Remove OPTIONS from the methods, or cors from the route.',
    },
    'cors-differs': {
      title: 'Different CORS configurations on one path',
      why: 'A browser asks once for a path, whatever the method, so all methods of a path share one answer.',
      fix: 'Use one CORSConfig for all routes on the path.',
    },
    'cors-value': {
      title: 'A CORS value that cannot stand in a header',
      why: 'The values go into response headers between single quotes. A quote or a line break would end the header early.',
      fix: 'Leave out quotes and line breaks.',
    },
    'cors-max-age': {
      title: 'A maxAge that is not a whole number of seconds',
      why: 'The value becomes the header Access-Control-Max-Age, which browsers read as whole seconds and ignore otherwise.',
      fix: 'Give whole seconds, 0 or more.',
    },
  },
  warnings: {
    'cors-credentials-any-origin': {
      title: 'Credentials from any origin',
      why: "Browsers refuse a response with credentials whose allowed origin is '*', so allowCredentials has no effect.",
      fix: 'Name the origin that may send credentials.',
      example: "new CORSConfig({ allowOrigin: 'https://shop.example.com', allowCredentials: true })",
    },
  },
  either: {},
};
