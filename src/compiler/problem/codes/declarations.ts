/** Calls in app.ts that do not fit, whatever they declare. */
export const declarations = {
  errors: {
    'handler-missing': {
      title: 'A declaration without a handler',
      why: 'Every route, function, authorizer and middleware runs a function of yours. Without one there is nothing that Lambda could call.',
      fix: 'Give a function as the last argument.',
      example: "app.get('/orders', (params, request) => listOrders());",
    },
    'arguments-swapped': {
      title: 'Options after the handler',
      why: 'Declarations take their options first and the handler last. Options in the last place would be ignored.',
      fix: 'Put the options before the handler.',
      example: "app.route('/orders', { methods: ['POST'] }, createOrder);",
    },
    'too-many-arguments': {
      title: 'Arguments after the handler',
      why: 'A declaration has one handler. What follows it would never run; in other frameworks it would be a chain of handlers.',
      fix: 'Pass options, if any, and one handler. Use app.middleware for code that runs around handlers.',
    },
    'options-not-an-object': {
      title: 'Options that are not a plain object',
      why: 'Options are read by name. A list, a text or an instance of a class has none of the names that are looked for, so all of it would be ignored.',
      fix: 'Write the options as { name: value }.',
    },
    'unknown-option': {
      title: 'An option that does not exist',
      why: 'It would have no effect, and a misspelt option is hard to see: the function would be deployed with the default instead.',
      fix: 'Correct the name, or remove the option. The message lists the names that are known.',
    },
    'option-type': {
      title: 'An option with a value of the wrong type',
      why: 'The value becomes part of the template or of the Swagger document. A value of another type gives one that CloudFormation or API Gateway refuses, or reads differently.',
      fix: 'Give the option a value of the type that the message names.',
    },
    'option-missing': {
      title: 'A required option is missing or empty',
      why: 'Without it there is no default that could be meant, and AWS would refuse the resource.',
      fix: 'Add the option that the message names.',
    },
    'function-name': {
      title: 'A name that a function cannot have',
      why: "The name becomes part of the Lambda function's name, its logical ID in the template and an export of the bundle. Lambda takes 1 to 64 letters, digits, hyphens and underscores; a logical ID needs at least one letter or digit.",
      fix: 'Choose a name of letters, digits, hyphens and underscores.',
    },
    'duplicate-function-name': {
      title: 'Two functions with one name',
      why: 'Both would become the same resource of the stack, and one would replace the other. api_handler and the names of websocket handlers are taken by the tool where the app has routes or websocket handlers.',
      fix: 'Give one of them another name. Where a blueprint is registered twice, give each registration its own namePrefix.',
    },
    'logical-id-collision': {
      title: 'Two resources with one logical ID',
      why: "A logical ID holds only letters and digits, so two different names can give the same ID: 'a_b' and 'a-b' both give AB. SAM also makes IDs of its own, for permissions, rules and stages. One resource would silently replace the other.",
      fix: 'Give one of the two functions another name.',
    },
    'callback-handler': {
      title: 'A handler that takes a callback',
      why: 'The runtime passes an event and a context only, and Lambda itself refuses handlers with a callback from Node.js 24 on. The handler would fail when it calls its third argument.',
      fix: 'Return the result, or a promise of it.',
      example: "app.lambdaFunction('daily', async (event, context) => 'done');",
    },
    'middleware-event-type': {
      title: 'Middleware for an unknown type of event',
      why: 'Middleware runs for one type of events, or for all. For a type that does not exist it would never run.',
      fix: "Use 'all' or one of the types that the message lists.",
    },
    'websocket-handler-twice': {
      title: 'Two handlers for one websocket event',
      why: 'A websocket API has one route each for connect, message and disconnect, and a route has one handler.',
      fix: 'Keep one of them and let it call both pieces of code.',
    },
    'not-a-blueprint': {
      title: 'registerBlueprint was given something else',
      why: 'Only a Blueprint knows what it declares, so nothing would be registered.',
      fix: "Pass an object that was made with new Blueprint('name').",
    },
    'blueprint-in-itself': {
      title: 'A blueprint that is registered in itself',
      why: 'Its declarations would repeat without end.',
      fix: 'Register the blueprint in the app or in another blueprint only.',
    },
    'blueprint-registered-before': {
      title: 'A declaration on a blueprint that is already registered',
      why: 'The app takes over what a blueprint declares when it is registered. What is declared later would be lost silently.',
      fix: 'Declare everything before registerBlueprint is called.',
    },
    'two-copies': {
      title: 'A blueprint of another copy of tschalice',
      why: 'Two copies of the library have two different classes of one name. Errors and responses of one mean nothing to the other, so the app would answer with status 500 where it should not.',
      fix: 'Install one copy only. `npm ls tschalice` shows all copies, `npm dedupe` joins them.',
    },
  },
  warnings: {
    'app-declares-nothing': {
      title: 'An app without routes and functions',
      why: 'Its template has no resources, and CloudFormation refuses such a template when it is deployed.',
      fix: 'Declare a route or a function before you deploy the app.',
    },
  },
  either: {},
};
