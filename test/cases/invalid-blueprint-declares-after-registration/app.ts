import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');

app.registerBlueprint(bp);
bp.get('/late', () => ({}));
