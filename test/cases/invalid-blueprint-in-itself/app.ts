import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const outer = new Blueprint('outer');
const inner = new Blueprint('inner');

outer.registerBlueprint(inner);
inner.registerBlueprint(outer);
app.registerBlueprint(outer);
