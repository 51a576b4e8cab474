export { Client, type ClientOptions } from './client.js';
export type { AuthorizerEvent } from './gateway-event.js';
export type { HttpClient, HttpRequestOptions, HttpResponse } from './http-client.js';
export type { Events } from './events.js';
export type { Websockets } from './websocket-recorder.js';
export type { WebsocketConnectEvent, WebsocketConnection, WebsocketDisconnectEvent, WebsocketMessageEvent } from './websocket-event.js';
