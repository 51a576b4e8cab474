import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const bp = new Blueprint('bp');

bp.onWsConnect(() => {});
bp.onWsMessage(() => {});
app.registerBlueprint(bp, { namePrefix: 'pre_' });
