import { Chalice, IAMAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', { authorizer: new IAMAuthorizer().withScopes(['a']) }, () => ({}));
