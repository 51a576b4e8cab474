import { Chalice, flag, oneOf, text } from 'tschalice';

export const app = new Chalice({ appName: 'users' }).stageVariables({
  database_url: text,
  log_level: oneOf('debug', 'info', 'error'),
  enable_new_ui: flag,
});

app.get('/', (_params, { stageVars }) => (stageVars.enable_new_ui ? 'new' : `old, ${stageVars.log_level}`));
