import { Chalice, Blueprint, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');
const auth = bp.authorizer('auth', { ttlSeconds: 5 }, () => new AuthResponse({ routes: ['*'], principalId: 'u' }));

bp.route('/x', { methods: ['POST'], authorizer: auth, cors: true, apiKeyRequired: true, summary: 'X' }, () => ({}));
bp.lambdaFunction('job', () => {});
app.registerBlueprint(bp, { urlPrefix: '/a', namePrefix: 'a_' });
app.registerBlueprint(bp, { urlPrefix: '/b', namePrefix: 'b_' });
