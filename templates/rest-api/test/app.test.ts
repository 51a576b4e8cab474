import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'tschalice/testing';
import { app } from '../app.js';

// Runs the handlers in this process, with the settings of the stage dev.
const client = new Client(app, { environment: { API_TOKEN: 'secret' } });
const headers = { Authorization: 'secret', 'Content-Type': 'application/json' };

test('anyone can check that the API is up', async () => {
  const { statusCode, jsonBody } = await client.http.get('/');
  assert.equal(statusCode, 200);
  assert.deepEqual(jsonBody, { status: 'ok' });
});

test('orders need the token', async () => {
  assert.equal((await client.http.get('/orders')).statusCode, 401);
  assert.equal((await client.http.get('/orders', { headers: { Authorization: 'wrong' } })).statusCode, 403);
  assert.equal((await client.http.get('/orders', { headers })).statusCode, 200);
});

test('a stage without an API_TOKEN lets nobody in', async () => {
  const prod = new Client(app, { stage: 'prod' });
  assert.equal((await prod.http.get('/orders', { headers })).statusCode, 403);
});

test('a new order can be looked up', async () => {
  const taken = await client.http.post('/orders', { headers, body: JSON.stringify({ item: 'tea' }) });
  assert.equal(taken.statusCode, 201);
  const { id } = taken.jsonBody;
  assert.deepEqual((await client.http.get(`/orders/${id}`, { headers })).jsonBody, { id, item: 'tea' });
  assert.deepEqual((await client.http.get('/orders', { headers })).jsonBody, [{ id, item: 'tea' }]);
  // With any API key, because only API Gateway knows the real ones.
  const report = await client.http.get('/reports/count', { headers: { ...headers, 'X-Api-Key': 'any' } });
  assert.deepEqual(report.jsonBody, { orders: 1 });
});

test('an order without an item is refused', async () => {
  const { statusCode, jsonBody } = await client.http.post('/orders', { headers, body: '{}' });
  assert.equal(statusCode, 400);
  assert.deepEqual(jsonBody, { Code: 'BadRequestError', Message: 'an order needs an item' });
});

test('an unknown order is not found', async () => {
  assert.equal((await client.http.get('/orders/none', { headers })).statusCode, 404);
});

test('functions are invoked by name', async () => {
  assert.deepEqual((await client.lambda.invoke('cleanup', { olderThanDays: 7 })).payload, { removed: 0, olderThanDays: 7 });
});
