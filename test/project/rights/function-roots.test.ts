import { expect } from 'chai';
import { buildFunctions } from '../../../src/compiler/model/app-function.js';
import { functionRoots } from '../../../src/project/rights/function-roots.js';
import { loadProject, makeProject, removeFolders, stageOf } from '../sample-project.js';

afterEach(removeFolders);

const app = `import { S3Client } from '@aws-sdk/client-s3'; import { Chalice } from 'tschalice'; export const app = new Chalice({ appName: 'x' }); export const s3 = new S3Client({});
app.middleware('all', async (event, next) => next(event));
app.middleware('http', async (event, next) => next(event));
app.middleware('sqs', async (event, next) => next(event));
app.middleware('scheduled', async (event, next) => next(event));
app.middleware('pure_lambda', async (event, next) => next(event));
app.middleware('websocket', async (event, next) => next(event));
app.get('/', () => 1);
app.post('/', () => 2);
app.lambdaFunction('pure', () => 1);
app.onSqsMessage('drain', { queue: 'jobs' }, () => {});
app.schedule('tick', 'rate(1 hour)', () => {});
app.onS3Event('files', { bucket: 'b' }, () => {});
app.authorizer('auth', () => ({ routes: [], principalId: 'a' }));
app.onWsConnect(() => 1);
app.onWsMessage(() => 2);
app.onSnsMessage('bound', { topic: 't' }, function () {}.bind(1));
`;

describe('where the code of a function begins', () => {
  it('is with its handlers and the middleware around them', async () => {
    const { definition, handlers, placeOf } = await loadProject(makeProject(app));
    const roots = functionRoots(buildFunctions(definition, stageOf({})), handlers, (at) => placeOf(at).line);
    const lines = roots.map(({ functionName, handlers: own }) => `${functionName}: ${own.map(({ at }) => at).join(' ')}`);
    expect(lines).to.deep.equal([
      'pure: 2 6 10',
      'drain: 2 4 11',
      'tick: 2 5 12',
      'files: 2 13',
      'bound: 2 17',
      'api_handler: 2 3 8 9',
      'auth: 14',
      'websocket_connect: 2 7 15',
      'websocket_message: 2 7 16',
    ]);
    expect(roots.every(({ middleware }) => middleware.length === 0)).to.equal(true);
  });

  it('has the names and texts of handlers that have some', async () => {
    const { definition, handlers, placeOf } = await loadProject(makeProject(app));
    const roots = functionRoots(buildFunctions(definition, stageOf({})), handlers, (at) => placeOf(at).line);
    expect(roots.find(({ functionName }) => functionName === 'pure')!.handlers.at(-1)).to.deep.equal({ at: 10, name: 'pure', text: '()=>1' });
    expect(roots.find(({ functionName }) => functionName === 'bound')!.handlers.at(-1)).to.deep.equal({ at: 17, name: 'bound' });
  });

  it('is nowhere in the code for a place that is not in it', async () => {
    const { definition, handlers } = await loadProject(makeProject(app));
    const [first] = functionRoots(buildFunctions(definition, stageOf({})), handlers, () => undefined);
    expect(first!.handlers.map(({ at }) => at)).to.deep.equal([-1, -1, -1]);
  });
});
