import { expect } from 'chai';
import { type ManagementSdk, WebsocketApi } from '../../src/app/websocket-api.js';

class Command {}

const sdk: ManagementSdk = {
  ApiGatewayManagementApiClient: class {
    async send(): Promise<object> {
      return {};
    }
  },
  PostToConnectionCommand: Command,
  DeleteConnectionCommand: Command,
  GetConnectionCommand: Command,
};

describe('app.websocketApi', () => {
  it('loads the SDK once, and only when something is sent', async () => {
    let loads = 0;
    const api = new WebsocketApi(async () => {
      loads += 1;
      return sdk;
    });
    api.configure('ws.example', 'api');
    expect(loads).to.equal(0);
    await Promise.all([api.send('c1', 'hello'), api.close('c2')]);
    await api.info('c3');
    expect(loads).to.equal(1);
  });

  it('tells how to get the SDK where it is missing', async () => {
    const api = new WebsocketApi();
    api.configure('ws.example', 'api');
    const thrown = await api.send('c1', '').catch((reason: unknown) => reason);
    expect(thrown)
      .to.be.instanceOf(Error)
      .and.property('message')
      .match(/needs the package '@aws-sdk\/client-apigatewaymanagementapi'.*add it/);
  });
});
