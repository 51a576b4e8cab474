import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Client, type HttpResponse } from 'tschalice/testing';
import { app } from '../app.js';
import { dynamodb } from '../lib/notes.js';
import { fakeTable } from './fake-table.js';

// Runs the handlers in this process, with the settings of the stage dev. The table's name comes from the template.
const client = new Client(app, { environment: { NOTES_TABLE: 'notes-of-the-test' } });

beforeEach(() => fakeTable(dynamodb, 'notes-of-the-test'));

function send(method: string, path: string, body?: object): Promise<HttpResponse> {
  return client.http.request(method, path, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

test('a new note can be read, and is in the list', async () => {
  const added = await send('POST', '/notes', { text: 'buy tea' });
  assert.equal(added.statusCode, 201);
  const { id } = added.jsonBody;
  assert.deepEqual((await send('GET', `/notes/${id}`)).jsonBody, { id, text: 'buy tea' });
  assert.deepEqual((await send('GET', '/notes')).jsonBody, [{ id, text: 'buy tea' }]);
});

test('the text of a note can be changed', async () => {
  const { id } = (await send('POST', '/notes', { text: 'buy tea' })).jsonBody;
  assert.deepEqual((await send('PUT', `/notes/${id}`, { text: 'buy milk' })).jsonBody, { id, text: 'buy milk' });
  assert.deepEqual((await send('GET', `/notes/${id}`)).jsonBody, { id, text: 'buy milk' });
});

test('a deleted note is gone', async () => {
  const { id } = (await send('POST', '/notes', { text: 'buy tea' })).jsonBody;
  assert.equal((await send('DELETE', `/notes/${id}`)).statusCode, 204);
  assert.equal((await send('GET', `/notes/${id}`)).statusCode, 404);
});

test('an unknown note is not found, and PUT does not create it', async () => {
  const { statusCode, jsonBody } = await send('PUT', '/notes/none', { text: 'buy milk' });
  assert.equal(statusCode, 404);
  assert.deepEqual(jsonBody, { Code: 'NotFoundError', Message: 'there is no note none' });
  assert.deepEqual((await send('GET', '/notes')).jsonBody, []);
});

test('a note without a text is refused', async () => {
  for (const body of [undefined, {}, { text: 1 }, { text: '' }]) assert.equal((await send('POST', '/notes', body)).statusCode, 400);
});
