import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from '../../src/app/authorizer.js';
import { Blueprint } from '../../src/app/blueprint.js';
import { Chalice } from '../../src/app/chalice.js';
import { CORSConfig } from '../../src/app/cors.js';
import { Cron, Rate } from '../../src/app/schedule-expression.js';
import { handler, problemsOf, saidOf, thrownBy } from './declared.js';

// oxlint-disable-next-line typescript/no-explicit-any -- what the compiler would refuse, and plain JavaScript would not
type Any = any;

/** Builds the app outside of `act`, so that only the problem itself is seen. */
const on = (act: (app: Any) => unknown): (() => unknown) => {
  const app = new Chalice({ appName: 'demo' });
  return () => act(app);
};

const circular: { self?: object } = {};
circular.self = circular;

const rows: readonly { given: string; act: () => unknown; want: string }[] = [
  // Names of options
  {
    given: 'an option of another case',
    act: on((app) => app.route('/a', { apikeyrequired: true }, handler)),
    want: "unknown-option: route '/a': there is no option 'apikeyrequired': did you mean 'apiKeyRequired'?",
  },
  {
    given: 'an option as Chalice in Python has it',
    act: on((app) => app.route('/a', { content_types: [] }, handler)),
    want: "unknown-option: route '/a': there is no option 'content_types': did you mean 'contentTypes'?",
  },
  {
    given: 'an option with a typing mistake',
    act: on((app) => app.route('/a', { mehtods: [] }, handler)),
    want: "unknown-option: route '/a': there is no option 'mehtods': did you mean 'methods'?",
  },
  {
    given: 'an option that is near to none',
    act: on((app) => app.schedule('f', 'rate(1 hour)', { zone: 'UTC' }, handler)),
    want: "unknown-option: schedule 'f': there is no option 'zone': known are description, enabled, input, timezone",
  },
  {
    given: 'the option constructor',
    act: on((app) => app.lambdaFunction && app.registerBlueprint(new Blueprint('b'), { constructor: '/x' })),
    want: "unknown-option: blueprint 'b': there is no option 'constructor': known are urlPrefix, namePrefix",
  },
  {
    given: 'the option toString',
    act: on((app) => app.onSnsMessage('f', { topic: 't', toString: 1 }, handler)),
    want: "unknown-option: SNS handler 'f': there is no option 'toString': known are topic, filterPolicy, filterPolicyScope",
  },
  {
    given: 'the option __proto__',
    act: on((app) => app.onSnsMessage('f', { topic: 't', ['__proto__']: 1 }, handler)),
    want: "unknown-option: SNS handler 'f': there is no option '__proto__': known are topic, filterPolicy, filterPolicyScope",
  },
  {
    given: 'an option on an authorizer',
    act: on((app) => app.authorizer('f', { ttlsecs: 1 }, handler)),
    want: "unknown-option: authorizer 'f': there is no option 'ttlsecs': known are ttlSeconds, executionRole, header",
  },
  {
    given: 'an unknown option of the app',
    act: () => new Chalice({ appName: 'a', name: 'b' } as Any),
    want: "unknown-option: Chalice: there is no option 'name': known are appName, debug",
  },
  {
    given: 'an unknown option of CORS',
    act: () => new CORSConfig({ allowOrigins: '*' } as Any),
    want: "unknown-option: CORSConfig: there is no option 'allowOrigins': did you mean 'allowOrigin'?",
  },
  // Options that are none
  {
    given: 'null as options',
    act: on((app) => app.route('/a', null, handler)),
    want: "options-not-an-object: route '/a': the options must be a plain object, not null: write them as { name: value }",
  },
  {
    given: 'a list as options',
    act: on((app) => app.route('/a', ['GET'], handler)),
    want: 'options-not-an-object: route \'/a\': the options must be a plain object, not the list ["GET"]: write them as { name: value }',
  },
  {
    given: 'a text as options',
    act: on((app) => app.onSnsMessage('f', 'topic', handler)),
    want: 'options-not-an-object: SNS handler \'f\': the options must be a plain object, not the string "topic": write them as { name: value }',
  },
  {
    given: 'an authorizer as options',
    act: on((app) => app.get('/a', new IAMAuthorizer(), handler)),
    want: "options-not-an-object: route '/a': the options must be a plain object, not an object of the class IAMAuthorizer: write them as { name: value }",
  },
  {
    given: 'a Map as options',
    act: on((app) => app.onSqsMessage('f', new Map([['queue', 'q']]), handler)),
    want: "options-not-an-object: SQS handler 'f': the options must be a plain object, not an object of the class Map: write them as { name: value }",
  },
  {
    given: 'the name of the app as it stands in Python',
    act: () => new Chalice('demo' as Any),
    want: 'options-not-an-object: Chalice: the options must be a plain object, not the string "demo": write them as { name: value }',
  },
  { given: 'no options for the app', act: () => new (Chalice as Any)(), want: 'option-missing: Chalice: appName is missing: add appName to the options' },
  { given: 'an app without a name', act: () => new Chalice({ appName: '' }), want: 'option-missing: Chalice: appName is empty: add appName to the options' },
  // Options that are missing
  {
    given: 'no topic',
    act: on((app) => app.onSnsMessage('f', {}, handler)),
    want: "option-missing: SNS handler 'f': topic is missing: add topic to the options",
  },
  {
    given: 'a topic that is undefined, as from a missing environment variable',
    act: on((app) => app.onSnsMessage('f', { topic: undefined }, handler)),
    want: "option-missing: SNS handler 'f': topic is missing: add topic to the options",
  },
  {
    given: 'an empty bucket',
    act: on((app) => app.onS3Event('f', { bucket: '' }, handler)),
    want: "option-missing: S3 handler 'f': bucket is empty: add bucket to the options",
  },
  {
    given: 'no stream',
    act: on((app) => app.onKinesisRecord('f', { batchSize: 1 }, handler)),
    want: "option-missing: Kinesis handler 'f': stream is missing: add stream to the options",
  },
  {
    given: 'no stream ARN',
    act: on((app) => app.onDynamoDBRecord('f', {}, handler)),
    want: "option-missing: DynamoDB handler 'f': streamArn is missing: add streamArn to the options",
  },
  {
    given: 'no event pattern',
    act: on((app) => app.onCloudWatchEvent('f', {}, handler)),
    want: "option-missing: event handler 'f': eventPattern is missing: add eventPattern to the options",
  },
  {
    given: 'no options where some are needed',
    act: on((app) => app.onSnsMessage('f', handler)),
    want: "option-missing: SNS handler 'f': topic is missing: add topic to the options",
  },
  {
    given: 'no queue',
    act: on((app) => app.onSqsMessage('f', { batchSize: 1 }, handler)),
    want: "sqs-queue-missing: SQS handler 'f': neither queue nor queueArn is given: name the queue: { queue: 'jobs' }",
  },
  {
    given: 'an empty queue',
    act: on((app) => app.onSqsMessage('f', { queue: '' }, handler)),
    want: "sqs-queue-missing: SQS handler 'f': neither queue nor queueArn is given: name the queue: { queue: 'jobs' }",
  },
  {
    given: 'a stage variable whose values are not said',
    act: on((app) => app.stageVariables({ level: 'debug' })),
    want: "stage-variable-type: the stage variable 'level' cannot be the string \"debug\": write flag, text, or oneOf('a', 'b')",
  },
  {
    given: 'no user pools',
    act: () => new CognitoUserPoolAuthorizer('P', {} as Any),
    want: "option-missing: authorizer 'P': providerArns is missing: add providerArns to the options",
  },
  {
    given: 'user pools that are undefined',
    act: () => new CognitoUserPoolAuthorizer('P', { providerArns: undefined } as Any),
    want: "option-missing: authorizer 'P': providerArns is missing: add providerArns to the options",
  },
  {
    given: 'no URI',
    act: () => new CustomAuthorizer('C', {} as Any),
    want: "option-missing: authorizer 'C': authorizerUri is missing: add authorizerUri to the options",
  },
  // Types of options
  {
    given: 'a text where a list is due',
    act: on((app) => app.route('/a', { methods: 'GET' }, handler)),
    want: 'option-type: route \'/a\': methods must be a list of strings, not the string "GET": give methods a list of strings',
  },
  {
    given: 'a list with something else in it',
    act: on((app) => app.post('/a', { contentTypes: ['a/b', 1] }, handler)),
    want: 'option-type: route \'/a\': contentTypes must be a list of strings, not the list ["a/b",1]: give contentTypes a list of strings',
  },
  {
    given: 'a text where yes or no is due',
    act: on((app) => app.get('/a', { apiKeyRequired: 'yes' }, handler)),
    want: 'option-type: route \'/a\': apiKeyRequired must be a boolean, not the string "yes": give apiKeyRequired a boolean',
  },
  {
    given: 'a number that is none',
    act: on((app) => app.onSqsMessage('f', { queue: 'q', batchSize: NaN }, handler)),
    want: "option-type: SQS handler 'f': batchSize must be a number, not the number NaN: give batchSize a number",
  },
  {
    given: 'a number as text',
    act: on((app) => app.authorizer('f', { ttlSeconds: '30' }, handler)),
    want: 'option-type: authorizer \'f\': ttlSeconds must be a number, not the string "30": give ttlSeconds a number',
  },
  {
    given: 'null where a text is due',
    act: on((app) => app.onS3Event('f', { bucket: 'b', prefix: null }, handler)),
    want: "option-type: S3 handler 'f': prefix must be a string, not null: give prefix a string",
  },
  {
    given: 'a list as event pattern',
    act: on((app) => app.onCloudWatchEvent('f', { eventPattern: [] }, handler)),
    want: "option-type: event handler 'f': eventPattern must be an object, not the list []: give eventPattern an object",
  },
  {
    given: 'an event pattern that goes in a circle',
    act: on((app) => app.onCloudWatchEvent('f', { eventPattern: circular }, handler)),
    want: "option-type: event handler 'f': eventPattern must be an object, not an object that JSON has no form for: give eventPattern an object",
  },
  {
    given: 'an event pattern with a bigint',
    act: on((app) => app.onCloudWatchEvent('f', { eventPattern: { detail: [{ size: 5n }] } }, handler)),
    want: "option-type: event handler 'f': eventPattern must be an object, not an object that JSON has no form for: give eventPattern an object",
  },
  {
    given: 'a list that goes in a circle',
    act: on((app) => app.route('/a', { methods: [circular] }, handler)),
    want: "option-type: route '/a': methods must be a list of strings, not the list […]: give methods a list of strings",
  },
  {
    given: 'CORS as a plain object',
    act: on((app) => app.get('/a', { cors: { allowOrigin: '*' } }, handler)),
    want: "option-type: route '/a': cors must be true, false or a CORSConfig, not an object: write cors: new CORSConfig({ … })",
  },
  {
    given: 'an authorizer by its name',
    act: on((app) => app.get('/a', { authorizer: 'demo' }, handler)),
    want: 'option-type: route \'/a\': authorizer must be an authorizer, not the string "demo": use the result of app.authorizer(…), or a new IAMAuthorizer()',
  },
  {
    given: 'a URI of another type',
    act: () => new CustomAuthorizer('C', { authorizerUri: 5 as Any }),
    want: "option-type: authorizer 'C': authorizerUri must be a string or an intrinsic function, not the number 5: use the invocation URI of the function",
  },
  {
    given: 'scopes as a text',
    act: () => new CognitoUserPoolAuthorizer('P', { providerArns: ['a'] }).withScopes('read' as Any),
    want: "option-type: authorizer 'P': scopes must be a list of strings, not the string \"read\": write withScopes(['…'])",
  },
  {
    given: 'CORS of the whole API as a plain object',
    act: on((app) => {
      app.api.cors = {};
      app.get('/a', handler);
    }),
    want: 'option-type: app.api: cors must be true, false or a CORSConfig, not an object: write cors: new CORSConfig({ … })',
  },
  {
    given: 'binary types that are no list',
    act: on((app) => {
      app.api.binaryTypes = 'image/webp';
      app.toJSON();
    }),
    want: "option-type: app.api.binaryTypes must be a list of strings: write app.api.binaryTypes.push('image/webp')",
  },
  {
    given: 'a blueprint without a name',
    act: () => new (Blueprint as Any)(),
    want: "option-type: a blueprint's name must be a string, not undefined: write new Blueprint('users')",
  },
  // Handlers
  { given: 'no handler of a route', act: on((app) => app.get('/a')), want: "handler-missing: route '/a' has no handler: pass a function as the last argument" },
  {
    given: 'options, but no handler',
    act: on((app) => app.route('/a', { cors: true })),
    want: "handler-missing: route '/a' has no handler: pass a function as the last argument",
  },
  {
    given: 'no handler of a function',
    act: on((app) => app.lambdaFunction('f')),
    want: "handler-missing: 'f' has no handler: pass a function as the last argument",
  },
  {
    given: 'no handler of an event',
    act: on((app) => app.onSnsMessage('f', { topic: 't' })),
    want: "handler-missing: 'f' has no handler: pass a function as the last argument",
  },
  {
    given: 'no handler of a schedule',
    act: on((app) => app.schedule('f', 'rate(1 hour)')),
    want: "handler-missing: 'f' has no handler: pass a function as the last argument",
  },
  {
    given: 'no handler of a websocket event',
    act: on((app) => app.onWsConnect()),
    want: 'handler-missing: the websocket event connect has no handler: pass a function as the last argument',
  },
  {
    given: 'no authorizing handler',
    act: on((app) => app.authorizer('f', { ttlSeconds: 5 })),
    want: "handler-missing: 'f' has no handler: pass a function as the last argument",
  },
  {
    given: 'options of a function that takes none',
    act: on((app) => app.lambdaFunction('f', { memory: 5 }, handler)),
    want: "handler-missing: the handler of 'f' must be a function, not an object: pass a function as the last argument",
  },
  {
    given: 'a handler by its name',
    act: on((app) => app.get('/a', {}, 'index')),
    want: 'handler-missing: the handler of route \'/a\' must be a function, not the string "index": pass a function as the last argument',
  },
  {
    given: 'middleware that is no function',
    act: on((app) => app.middleware('http', 'cors')),
    want: 'handler-missing: the handler of the middleware must be a function, not the string "cors": pass a function as the last argument',
  },
  // Arguments
  {
    given: 'options after the handler',
    act: on((app) => app.get('/a', handler, { cors: true })),
    want: "arguments-swapped: route '/a' has its options after the handler: put the options before the handler",
  },
  {
    given: 'options after the handler of an event',
    act: on((app) => app.onSnsMessage('f', handler, { topic: 't' })),
    want: "arguments-swapped: 'f' has its options after the handler: put the options before the handler",
  },
  {
    given: 'options after the authorizing handler',
    act: on((app) => app.authorizer('f', handler, { ttlSeconds: 5 })),
    want: "arguments-swapped: 'f' has its options after the handler: put the options before the handler",
  },
  {
    given: 'two handlers, as Express has them',
    act: on((app) => app.get('/a', handler, handler)),
    want: "options-not-an-object: route '/a': the options must be a plain object, not a function: write them as { name: value }",
  },
  {
    given: 'a handler after the handler',
    act: on((app) => app.get('/a', {}, handler, handler)),
    want: "too-many-arguments: route '/a' has arguments after its handler: pass the options, if any, and one handler; for code that runs around handlers, use app.middleware",
  },
  {
    given: 'methods on a shortcut',
    act: on((app) => app.get('/a', { methods: ['GET', 'POST'] }, handler)),
    want: "verb-with-methods: app.get('/a') cannot take methods: use app.route for several methods",
  },
  {
    given: 'a path that is no text',
    act: on((app) => app.get(/a/, handler)),
    want: "route-path: a route's path must be a string, not an object of the class RegExp: write app.route('/path', handler)",
  },
  {
    given: 'a handler in the place of the path',
    act: on((app) => app.get(handler)),
    want: "route-path: a route's path must be a string, not a function: write app.route('/path', handler)",
  },
  {
    given: 'a number in place of an expression',
    act: on((app) => app.schedule('f', 5, handler)),
    want: "schedule-expression: schedule 'f': the expression cannot be the number 5: write 'rate(1 hour)', new Rate(1, Rate.HOURS) or new Cron(…)",
  },
  {
    given: 'an event type with a typing mistake',
    act: on((app) => app.middleware('htp', handler)),
    want: 'middleware-event-type: the event type of middleware cannot be the string "htp": did you mean \'http\'?',
  },
  {
    given: 'middleware without its event type',
    act: on((app) => app.middleware(handler)),
    want: "middleware-event-type: the event type of middleware cannot be a function: write app.middleware('all', middleware)",
  },
  {
    given: 'registerMiddleware with its arguments swapped',
    act: on((app) => app.registerMiddleware('http', handler)),
    want: "middleware-event-type: the event type of middleware cannot be a function: write app.middleware('all', middleware)",
  },
  // Names
  {
    given: 'a name with a blank',
    act: on((app) => app.lambdaFunction('my job', handler)),
    want: 'function-name: a function\'s name cannot be the string "my job": use 1 to 64 letters, digits, hyphens and underscores',
  },
  {
    given: 'an empty name',
    act: on((app) => app.lambdaFunction('', handler)),
    want: 'function-name: a function\'s name cannot be the string "": use 1 to 64 letters, digits, hyphens and underscores',
  },
  {
    given: 'a name that is too long',
    act: on((app) => app.lambdaFunction('a'.repeat(65), handler)),
    want: `function-name: a function's name cannot be the string "${'a'.repeat(36)}...: use 1 to 64 letters, digits, hyphens and underscores`,
  },
  {
    given: 'a name that is none',
    act: on((app) => app.lambdaFunction(handler)),
    want: "function-name: a function's name cannot be a function: use 1 to 64 letters, digits, hyphens and underscores",
  },
  {
    given: 'a name without a letter or digit',
    act: on((app) => app.lambdaFunction('---', handler)),
    want: "function-name: the function name '---' has no character that a logical ID can use: add a letter or a digit",
  },
  {
    given: 'the name then',
    act: on((app) => app.lambdaFunction('then', handler)),
    want: "function-name: the function name 'then' has a special meaning in JavaScript modules: choose another name",
  },
  {
    given: 'the name __proto__',
    act: on((app) => app.authorizer('__proto__', handler)),
    want: "function-name: the function name '__proto__' has a special meaning in JavaScript modules: choose another name",
  },
  {
    given: 'an authorizer without a name',
    act: () => new CognitoUserPoolAuthorizer('', { providerArns: ['a'] }),
    want: 'authorizer-name: an authorizer\'s name must be a string with something in it, not the string "": name it: it is the key of its security definition in the Swagger document',
  },
  {
    given: 'an authorizer named __proto__',
    act: () => new CustomAuthorizer('__proto__', { authorizerUri: 'arn:u' }),
    want: "authorizer-name: the authorizer name '__proto__' has a special meaning in JavaScript objects: choose another name",
  },
  {
    given: 'scopes of signed requests',
    act: () => new IAMAuthorizer().withScopes(['read']),
    want: 'iam-authorizer-scopes: an IAMAuthorizer has no scopes: remove withScopes, or use a CognitoUserPoolAuthorizer, whose tokens carry scopes',
  },
  // Rates and crons
  {
    given: 'half a unit',
    act: () => new Rate(0.5, Rate.HOURS),
    want: 'rate-value: the value of a Rate must be a whole number of at least 1, not the number 0.5: write new Rate(5, Rate.MINUTES)',
  },
  {
    given: 'no unit at all',
    act: () => new Rate(0, Rate.HOURS),
    want: 'rate-value: the value of a Rate must be a whole number of at least 1, not the number 0: write new Rate(5, Rate.MINUTES)',
  },
  {
    given: 'an unknown unit',
    act: () => new Rate(5, 'SECONDS' as Any),
    want: 'rate-unit: a Rate\'s unit cannot be the string "SECONDS": use Rate.MINUTES, Rate.HOURS or Rate.DAYS',
  },
  {
    given: 'a Rate without its unit',
    act: () => new (Rate as Any)(5),
    want: "rate-unit: a Rate's unit cannot be undefined: use Rate.MINUTES, Rate.HOURS or Rate.DAYS",
  },
  {
    given: 'a Cron without its year',
    act: () => new (Cron as Any)(0, 18, '?', '*', 'MON-FRI'),
    want: "cron-field: the field year of a Cron must be a number or a string without spaces, not undefined: write new Cron(0, 18, '?', '*', 'MON-FRI', '*')",
  },
  {
    given: 'a Cron in one text',
    act: () => new (Cron as Any)('0 18 ? * MON-FRI *', '*', '*', '*', '*', '*'),
    want: "cron-field: the field minutes of a Cron must be a number or a string without spaces, not the string \"0 18 ? * MON-FRI *\": write new Cron(0, 18, '?', '*', 'MON-FRI', '*')",
  },
  // Blueprints
  {
    given: 'something else than a blueprint',
    act: on((app) => app.registerBlueprint({})),
    want: "not-a-blueprint: registerBlueprint needs a blueprint, not an object: pass a new Blueprint('name')",
  },
  {
    given: 'a blueprint of another copy of the library',
    act: on((app) => app.registerBlueprint(new (class Blueprint {})())),
    want: 'two-copies: the blueprint was made by another copy of tschalice than the app: install only one: npm ls tschalice shows them, npm dedupe removes duplicates',
  },
  {
    given: 'an app as a blueprint',
    act: on((app) => app.registerBlueprint(new Chalice({ appName: 'x' }))),
    want: "not-a-blueprint: registerBlueprint needs a blueprint, not an object of the class Chalice: pass a new Blueprint('name')",
  },
  {
    given: 'a URL prefix in place of the options',
    act: on((app) => app.registerBlueprint(new Blueprint('b'), '/x')),
    want: 'options-not-an-object: blueprint \'b\': the options must be a plain object, not the string "/x": write them as { name: value }',
  },
  {
    given: 'a blueprint in itself',
    act: () => {
      const one = new Blueprint('one');
      one.registerBlueprint(one);
    },
    want: "blueprint-in-itself: blueprint 'one' would contain itself: do not register a blueprint with itself or with one that it contains",
  },
  {
    given: 'a blueprint in what it holds',
    act: () => {
      const [one, two, three] = [new Blueprint('one'), new Blueprint('two'), new Blueprint('three')];
      one.registerBlueprint(two);
      two.registerBlueprint(three);
      three.registerBlueprint(one);
    },
    want: "blueprint-in-itself: blueprint 'one' would contain itself: do not register a blueprint with itself or with one that it contains",
  },
  {
    given: 'a declaration on a blueprint that the app has taken in',
    act: on((app) => {
      const one = new Blueprint('one');
      app.registerBlueprint(one);
      one.get('/late', handler);
    }),
    want: "blueprint-registered-before: blueprint 'one' is already registered, so this declaration would be lost: declare it before registerBlueprint is called",
  },
  {
    given: 'a blueprint for one that the app has taken in',
    act: on((app) => {
      const one = new Blueprint('one');
      app.registerBlueprint(one);
      one.registerBlueprint(new Blueprint('two'));
    }),
    want: "blueprint-registered-before: blueprint 'one' is already registered, so this declaration would be lost: declare it before registerBlueprint is called",
  },
  {
    given: 'a declaration on a blueprint within one that the app has taken in',
    act: on((app) => {
      const [one, two] = [new Blueprint('one'), new Blueprint('two')];
      one.registerBlueprint(two);
      app.registerBlueprint(one);
      two.lambdaFunction('late', handler);
    }),
    want: "blueprint-registered-before: blueprint 'two' is already registered, so this declaration would be lost: declare it before registerBlueprint is called",
  },
  {
    given: 'a prefix that makes a name too long',
    act: on((app) => {
      const one = new Blueprint('one');
      one.lambdaFunction('f'.repeat(60), handler);
      app.registerBlueprint(one, { namePrefix: 'users_' });
    }),
    want: `function-name: a function's name cannot be the string "users_${'f'.repeat(30)}...: use 1 to 64 letters, digits, hyphens and underscores`,
  },
  {
    given: 'a prefix that no name can have',
    act: on((app) => {
      const one = new Blueprint('one');
      one.authorizer('a', handler);
      app.registerBlueprint(one, { namePrefix: 'my users ' });
    }),
    want: 'function-name: a function\'s name cannot be the string "my users a": use 1 to 64 letters, digits, hyphens and underscores',
  },
];

describe('a problem with a declaration', () => {
  for (const { given, act, want } of rows) {
    it(`is told while the tool looks on: ${given}`, () => expect(saidOf(act)).to.deep.equal([want]));
  }

  for (const { given, act, want } of rows) {
    it(`is thrown otherwise: ${given}`, () => {
      const { name, code, message } = thrownBy(act);
      expect([name, `${code}: ${message}`]).to.deep.equal(['DeclarationError', want]);
    });
  }

  it('has a row here for every code that the app floor knows', () => {
    const folder = join(process.cwd(), 'src/app');
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const known = sources.flatMap((text) => [...text.matchAll(/refuse\(\s*'([a-z-]+)'/g)].map((match) => match[1]!));
    expect([...new Set(known)].sort()).to.deep.equal([...new Set(rows.map(({ want }) => want.split(':')[0]!))].sort());
  });

  it('does not hide the next one from the tool', () => {
    const app = new Chalice({ appName: 'demo' }) as Any;
    const codes = problemsOf(() => {
      app.route('/a', { method: 'GET', cors: '*', summary: 5 }, null);
      app.lambdaFunction('my job', handler);
      app.onSqsMessage('f', {}, handler);
    }).map(({ code }) => code);
    expect(codes).to.deep.equal(['unknown-option', 'option-type', 'handler-missing', 'option-type', 'function-name', 'sqs-queue-missing']);
  });

  it('knows where it is', () => {
    const app = new Chalice({ appName: 'demo' }) as Any;
    expect(problemsOf(() => app.get('/a'))[0]!.at).to.deep.equal([[1, 2]]);
  });

  it('leaves what is right in the definition', () => {
    const app = new Chalice({ appName: 'demo' }) as Any;
    problemsOf(() => app.get('/a', { summary: 'It', colour: 'red', apiKeyRequired: 'yes' }, handler));
    const { summary, apiKeyRequired } = app.toJSON().routes[0];
    expect([summary, apiKeyRequired]).to.deep.equal(['It', false]);
  });

  it('in the order of the arguments declares what was meant', () => {
    const app = new Chalice({ appName: 'demo' }) as Any;
    problemsOf(() => app.get('/a', handler, { summary: 'It' }));
    expect([app.toJSON().routes[0].summary, app.declarations[0].handler]).to.deep.equal(['It', handler]);
  });

  it('leaves no function without a name or a handler in the definition', () => {
    const app = new Chalice({ appName: 'demo' }) as Any;
    problemsOf(() => {
      app.lambdaFunction('my job', handler);
      app.lambdaFunction('f');
      app.authorizer('a');
      app.onWsConnect();
    });
    expect(app.declarations).to.deep.equal([]);
  });

  it('leaves the app usable where a blueprint would go in a circle', () => {
    const [one, two] = [new Blueprint('one'), new Blueprint('two')];
    const app = new Chalice({ appName: 'demo' });
    problemsOf(() => {
      one.registerBlueprint(two);
      two.registerBlueprint(one);
      two.get('/a', handler);
      app.registerBlueprint(one, { urlPrefix: '/x' });
    });
    expect(app.toJSON().routes.map(({ path }) => path)).to.deep.equal(['/x/a']);
  });
});
