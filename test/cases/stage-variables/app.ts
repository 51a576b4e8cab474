import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', { stageVariables: ['table'] }, (_params, request) => ({ table: request.stageVars['table'] ?? '' }));
