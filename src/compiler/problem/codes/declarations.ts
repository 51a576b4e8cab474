/** Mistakes in the calls of app.ts, whatever they declare. */
export const declarations = {
  errors: {
    'handler-missing': {
      title: 'A declaration without a handler',
      why: 'Every route, function, authorizer and middleware runs a function of yours. Without one, Lambda has nothing to call.',
      fix: 'Pass a function as the last argument.',
      example: "app.get('/orders', (params, request) => listOrders());",
    },
    'arguments-swapped': {
      title: 'Options after the handler',
      why: 'Declarations take their options first and the handler last. Options after the handler would be ignored.',
      fix: 'Put the options before the handler.',
      example: "app.route('/orders', { methods: ['POST'] }, createOrder);",
    },
    'too-many-arguments': {
      title: 'Arguments after the handler',
      why: 'A declaration has one handler. Unlike in other frameworks, handlers do not form a chain, so a second one would never run.',
      fix: 'Pass options, if any, and one handler. Use app.middleware for code that runs around handlers.',
    },
    'placeholder-declared': {
      title: 'A declaration that depends on a value which only a deployment knows',
      why: 'A merged template gives the variable a value such as the name of a resource, which exists only once the stack does. While the app is packaged a placeholder stands for it, and the template would hold that.',
      fix: "Declare it by a value that is known before, or by '${…}' where the option takes it, as queueArn and topic do.",
    },
    'options-not-an-object': {
      title: 'Options that are not a plain object',
      why: 'Options are read by name. An array, a string or an instance of a class would be ignored.',
      fix: 'Write the options as { name: value }.',
    },
    'unknown-option': {
      title: 'An option that does not exist',
      why: 'It would have no effect, and a misspelt option is hard to notice: the function would be deployed with the default instead.',
      fix: 'Correct the name, or remove the option. The message suggests the nearest name, or lists the options that exist.',
    },
    'stage-variable-type': {
      title: 'A stage variable whose values are not said',
      why: 'The method stageVariables takes what values each variable may have, by its name. Anything else cannot be checked.',
      fix: "Write flag for true and false, oneOf('a', 'b') for some values, text for any.",
      example: "export const app = new Chalice({ appName: 'users' }).stageVariables({ database_url: text, new_ui: flag });",
    },
    'option-type': {
      title: 'An option with a value of the wrong type',
      why: 'The value becomes part of the template or the Swagger document. CloudFormation or API Gateway would refuse or misread a value of another type.',
      fix: 'Give the option a value of the type that the message names.',
    },
    'option-missing': {
      title: 'A required option is missing or empty',
      why: 'It has no default, and AWS would refuse the resource without it.',
      fix: 'Add the option that the message names.',
    },
    'function-name': {
      title: 'A name that a function cannot have',
      why: "The name becomes part of the Lambda function's name, of its logical ID in the template and of an export of the bundle. Lambda allows 1 to 64 letters, digits, hyphens and underscores; a logical ID needs at least one letter or digit.",
      fix: 'Choose a name of letters, digits, hyphens and underscores.',
    },
    'duplicate-function-name': {
      title: 'Two functions with one name',
      why: 'Both would become the same resource in the stack, and one would replace the other. The tool uses the name api_handler in an app with routes, and websocket_connect, websocket_message and websocket_disconnect in an app with websocket handlers.',
      fix: 'Rename one of them. If a blueprint is registered twice, give each registration its own namePrefix.',
    },
    'logical-id-collision': {
      title: 'Two resources with one logical ID',
      why: "A logical ID has only letters and digits, so two different names can give the same ID: 'a_b' and 'a-b' both give AB. SAM also generates IDs, for permissions, rules and stages. One resource would silently replace the other.",
      fix: 'Rename one of the two functions.',
    },
    'callback-handler': {
      title: 'A handler that takes a callback',
      why: 'The handler gets an event and a context only, so it would fail when it calls its third argument. From Node.js 24 on, Lambda itself no longer supports callbacks.',
      fix: 'Return the result or a promise.',
      example: "app.lambdaFunction('daily', async (event, context) => 'done');",
    },
    'middleware-event-type': {
      title: 'Middleware for an unknown event type',
      why: 'Middleware runs for one event type or for all. For a type that does not exist, it would never run.',
      fix: "Use 'all' or one of the types that the message lists.",
    },
    'websocket-handler-twice': {
      title: 'Two handlers for one websocket event',
      why: 'A websocket API has one route each for connect, message and disconnect, and each route has one handler.',
      fix: 'Keep one handler and let it do the work of both.',
    },
    'not-a-blueprint': {
      title: 'registerBlueprint without a Blueprint',
      why: 'Only a Blueprint holds declarations, so nothing would be registered.',
      fix: "Pass an object created with new Blueprint('name').",
    },
    'blueprint-in-itself': {
      title: 'A blueprint that is registered in itself',
      why: 'Its declarations would repeat endlessly.',
      fix: 'Register the blueprint only in the app or in another blueprint.',
    },
    'blueprint-registered-before': {
      title: 'A declaration on a blueprint that is already registered',
      why: 'The app gets what the blueprint has declared when registerBlueprint is called. A later declaration would be silently lost.',
      fix: 'Declare everything before you call registerBlueprint.',
    },
    'two-copies': {
      title: 'A blueprint from another copy of tschalice',
      why: 'Copies of the library recognise what another one has made, but not what a very old one has made. The app would not recognise its errors and responses, and would answer with status 500.',
      fix: 'Install only one copy. `npm ls tschalice` shows all copies, and `npm dedupe` reduces them to one.',
    },
  },
  warnings: {
    'blueprint-not-registered': {
      title: 'A blueprint that nothing registers',
      why: 'Its routes, functions and event handlers are not part of the app, and so of no stage.',
      fix: 'Register it with the app, or with a blueprint that is registered; or remove it.',
      example: "app.registerBlueprint(office, { urlPrefix: '/office' });",
    },
    'app-declares-nothing': {
      title: 'An app without routes or functions',
      why: 'Its template has no resources, and CloudFormation refuses such a template when it is deployed.',
      fix: 'Declare a route or a function before you deploy the app.',
    },
  },
  either: {},
};
