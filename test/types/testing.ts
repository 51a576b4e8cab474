// What must and what must not compile of the test client.
import { Chalice } from 'tschalice';
import { Client } from 'tschalice/testing';

const app = new Chalice({ appName: 'helloworld' });
const client = new Client(app, { stage: 'dev', projectDir: '.' });

export const body: unknown = (await client.http.get('/users/1')).jsonBody;
export const bytes: Uint8Array = (await client.http.post('/', { headers: { 'X-One': ['1', '2'] }, body: new Uint8Array() })).body;
export const payload: unknown = (await client.lambda.invoke('worker', { a: 1 })).payload;
export const message: string = client.events.sqsEvent(['body'], 'queue-name').Records[0]!.body;
export const state: 'up' = client.events.cloudWatchEvent('aws.ec2', 'State', { state: 'up' as const }).detail.state;

// @ts-expect-error -- there is no such option
export const misspelt = new Client(app, { stages: 'dev' });
// @ts-expect-error -- an object is no body; how it is encoded is the caller's choice
await client.http.post('/', { body: { a: 1 } });
