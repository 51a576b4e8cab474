import { Chalice, Blueprint, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');
const auth = bp.authorizer('bp_auth', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));

bp.get('/x', { authorizer: auth }, () => ({}));
bp.post('/x', { authorizer: auth.withScopes(['write']) }, () => ({}));
app.registerBlueprint(bp, { namePrefix: 'sub_' });
app.get('/own', { authorizer: auth }, () => ({}));
