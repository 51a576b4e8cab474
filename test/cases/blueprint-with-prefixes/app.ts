import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');

bp.get('/', () => ({}));
bp.get('/x/{y}', ({ y }) => ({ y }));
bp.lambdaFunction('pure', () => {});
bp.schedule('tick', 'rate(1 day)', () => {});
bp.onSqsMessage('drain', { queue: 'jobs' }, () => {});
app.registerBlueprint(bp, { urlPrefix: '/api', namePrefix: 'pre_' });
