export { Client, type ClientOptions } from './client.js';
export type { AuthorizerEvent, WebsocketConnectEvent, WebsocketConnection, WebsocketDisconnectEvent, WebsocketMessageEvent } from './gateway-event.js';
export type { HttpClient, HttpRequestOptions, HttpResponse } from './http-client.js';
export type { Events } from './event-maker.js';
