import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

for (const name of ['f', 'foo', 'foo_bar', 'foo_bar-baz', 'foo_BAR-baz_2', 's3Bucket', 'S4Bucket', 'camelCase', '_under', '123', '9lives', 'trailing-']) {
  app.lambdaFunction(name, () => {});
}
