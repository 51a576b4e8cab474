import { Chalice, Blueprint, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');
const auth = bp.authorizer('auth', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));

app.get('/', { authorizer: auth.withScopes(['a']) }, () => ({}));
