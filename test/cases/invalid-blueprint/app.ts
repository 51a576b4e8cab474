import { Chalice, Blueprint } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.registerBlueprint({ name: 'users' });
app.registerBlueprint(new Blueprint('bp'), { urlprefix: '/x' });
new Blueprint(5);
