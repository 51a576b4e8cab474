import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');
const root = new Blueprint('root');

bp.get('/x', () => ({}));
root.get('/', () => ({}));
app.registerBlueprint(bp, { urlPrefix: '/foo/' });
app.registerBlueprint(root, { urlPrefix: '/' });
