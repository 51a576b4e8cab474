import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const inner = new Blueprint('inner');
const outer = new Blueprint('outer');

inner.get('/x', () => ({}));
inner.lambdaFunction('job', () => {});
outer.get('/y', () => ({}));
outer.registerBlueprint(inner, { urlPrefix: '/inner', namePrefix: 'in_' });
app.registerBlueprint(outer, { urlPrefix: '/outer', namePrefix: 'out_' });
