/** Compiled, never run: what an app says of its stage variables is what its handlers get. Each `@ts-expect-error` must be one. */
import { Chalice, flag, oneOf, type StageVars, text } from 'tschalice';

/** Compiles only where both types are the same one. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_are: Same<A, B>): void {}

const declared = { log_level: oneOf('debug', 'info'), new_ui: flag, database_url: text };
same<StageVars<typeof declared>, { readonly log_level: 'debug' | 'info'; readonly new_ui: boolean; readonly database_url: string }>(true);

const app = new Chalice({ appName: 'types' }).stageVariables({ log_level: oneOf('debug', 'info'), new_ui: flag, database_url: text });
app.get('/a/{id}', ({ id }, { stageVars }) => {
  same<typeof stageVars.log_level, 'debug' | 'info'>(true);
  same<typeof stageVars.new_ui, boolean>(true);
  same<typeof stageVars.database_url, string>(true);
  // @ts-expect-error -- no such variable is declared
  void stageVars.old_ui;
  return id.toUpperCase();
});
app.route('/b', { methods: ['POST'], cors: true }, (_params, request) => [request.stageVars.new_ui && 1, request.jsonBody, request.headers.get('a')]);
// @ts-expect-error -- the path has no parameter `name`
app.get('/c/{id}', ({ name }) => name);
// @ts-expect-error -- the methods of a shortcut are its own
app.get('/d', { methods: ['POST'] }, () => 1);
// @ts-expect-error -- at least one value
oneOf();
// @ts-expect-error -- the values of a variable have to be said
new Chalice({ appName: 'types' }).stageVariables({ log_level: 'debug' });

// It is still the whole app.
same<typeof app extends Chalice ? true : false, true>(true);
app.lambdaFunction('f', () => app.currentRequest?.stageVars['log_level']);
const before: Chalice = app;
before.get('/e', (_params, { stageVars }) => stageVars['log_level']?.length);
