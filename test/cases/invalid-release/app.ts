import { Chalice, flag, oneOf } from 'tschalice';

export const app = new Chalice({ appName: 'users' }).stageVariables({ log_level: oneOf('debug', 'info'), new_ui: flag });

app.get('/', (_params, { stageVars }) => ({ level: stageVars.log_level, isNew: stageVars.new_ui }));
