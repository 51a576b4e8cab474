import { Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.lambdaFunction('WebsocketAPI', () => {});
app.lambdaFunction('WebsocketAPIStage', () => {});
app.lambdaFunction('WebsocketConnectRoute', () => {});
app.lambdaFunction('WebsocketConnectAPIIntegration', () => {});
app.lambdaFunction('WebsocketConnectInvokePermission', () => {});
app.lambdaFunction('websocket_api_custom_domain', () => {});
app.lambdaFunction('WebsocketApiCustomDomainMapping', () => {});
app.onWsConnect(() => {});
