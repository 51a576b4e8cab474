import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('RestAPI', () => {});
app.lambdaFunction('APIHandler', () => {});
app.lambdaFunction('ApiHandler', () => {});
app.lambdaFunction('APIHandlerInvokePermission', () => {});
app.lambdaFunction('RestAPIapiStage', () => {});
app.lambdaFunction('api_gateway_custom_domain', () => {});
app.lambdaFunction('api_gateway_custom_domain_mapping', () => {});
app.get('/', () => ({}));
