import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'users' });

const levels = ['debug', 'info', 'warn', 'error'];

app.get('/users/{id}', { stageVariables: ['database_url', 'log_level'] }, ({ id }, { stageVars }) => {
  if (levels.indexOf(stageVars['log_level'] ?? '') <= 1) app.log.info(`Read user ${id} from ${stageVars['database_url']}`);
  return { id };
});
app.post('/users', () => ({ created: true }));
