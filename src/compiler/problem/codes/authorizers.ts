/** Who may call a route. */
export const authorizers = {
  errors: {
    'authorizer-name': {
      title: 'A name that an authorizer cannot have',
      why: "The name is the key of the authorizer's security definition in the Swagger document.",
      fix: 'Give it a name that is not empty.',
    },
    'authorizer-name-reserved': {
      title: 'An authorizer with a name that is taken',
      why: "'api_key' and 'sigv4' are the tool's own security definitions, for API keys and for signed requests. An authorizer of that name would replace them.",
      fix: 'Give the authorizer another name.',
    },
    'authorizer-name-twice': {
      title: 'Two different authorizers with one name',
      why: 'The Swagger document holds one security definition for each name, so one authorizer would protect the routes of the other.',
      fix: 'Give each authorizer its own name, or use one object for all routes.',
    },
    'authorizer-not-registered': {
      title: 'An authorizer of a blueprint that is not registered',
      why: 'The function behind the authorizer is declared on a blueprint that the app does not know, so it would not be deployed.',
      fix: 'Call app.registerBlueprint with its blueprint.',
    },
    'authorizer-without-pools': {
      title: 'A Cognito authorizer without user pools',
      why: 'API Gateway accepts tokens of the listed user pools. With none it refuses the authorizer when the stack is deployed.',
      fix: 'Put the ARN of at least one user pool into providerArns.',
    },
    'authorizer-ttl': {
      title: 'A ttlSeconds out of range',
      why: 'API Gateway keeps a decision for 0 to 3600 whole seconds and refuses other values.',
      fix: 'Give whole seconds from 0 to 3600; 0 asks the authorizer for every request.',
    },
    'iam-authorizer-scopes': {
      title: 'Scopes for signed requests',
      why: 'Scopes are part of a token. A request that is signed with AWS credentials has none, so no request could ever be allowed by them.',
      fix: 'Remove withScopes, or use a CognitoUserPoolAuthorizer, whose tokens carry scopes.',
    },
  },
  warnings: {
    'authorizer-without-routes': {
      title: 'An authorizer in an app without routes',
      why: 'Without routes there is no REST API that could ask it, so its function is left out of the template.',
      fix: 'Declare a route that uses it, or remove it.',
    },
  },
  either: {},
};
