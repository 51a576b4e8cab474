import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');

bp.get('/x', () => ({}));
app.registerBlueprint(bp, { urlPrefix: 'foo' });
