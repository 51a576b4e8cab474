/** Who may call a route. */
export const authorizers = {
  errors: {
    'authorizer-name': {
      title: 'A name that an authorizer cannot have',
      why: "The name is the key of the authorizer's security definition in the Swagger document.",
      fix: 'Give it a name that is not empty.',
    },
    'authorizer-name-reserved': {
      title: 'An authorizer with a reserved name',
      why: "'api_key' and 'sigv4' are the security definitions for API keys and for signed requests. An authorizer with one of these names would replace it.",
      fix: 'Give the authorizer another name.',
    },
    'authorizer-name-twice': {
      title: 'Two different authorizers with one name',
      why: 'The Swagger document holds one security definition for each name, so one authorizer would guard the routes of both.',
      fix: 'Give each authorizer its own name, or use one object for all routes.',
    },
    'authorizer-not-registered': {
      title: 'An authorizer from a blueprint that is not registered',
      why: "The authorizer's function is declared on a blueprint that the app does not know, so it would not be deployed.",
      fix: 'Call app.registerBlueprint with its blueprint.',
    },
    'authorizer-without-pools': {
      title: 'A Cognito authorizer without user pools',
      why: 'API Gateway accepts tokens from the listed user pools. It refuses an authorizer without any.',
      fix: 'Add the ARN of at least one user pool to providerArns.',
    },
    'authorizer-ttl': {
      title: 'A ttlSeconds that is out of range',
      why: "API Gateway caches an authorizer's answer for 0 to 3600 whole seconds, and refuses any other value.",
      fix: 'Use a whole number from 0 to 3600. With 0, the authorizer is called for every request.',
    },
    'iam-authorizer-scopes': {
      title: 'Scopes for signed requests',
      why: 'Scopes come from a token. A request signed with AWS credentials has none, so no request would ever be allowed.',
      fix: 'Remove withScopes, or use a CognitoUserPoolAuthorizer, whose tokens carry scopes.',
    },
  },
  warnings: {
    'authorizer-without-routes': {
      title: 'An authorizer in an app without routes',
      why: 'Without routes there is no REST API to call it, so its function is left out of the template.',
      fix: 'Declare a route that uses it, or remove it.',
    },
  },
  either: {},
};
