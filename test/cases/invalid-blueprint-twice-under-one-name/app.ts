import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');

bp.get('/x', () => ({}));
bp.lambdaFunction('job', () => {});
app.registerBlueprint(bp);
app.registerBlueprint(bp, { urlPrefix: '/b' });
