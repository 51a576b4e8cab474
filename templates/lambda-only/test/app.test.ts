import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'tschalice/testing';
import { app } from '../app.js';

// Runs the handlers in this process, with the settings of the stage dev.
const client = new Client(app);

test('word_count counts words with any whitespace between them', async () => {
  assert.deepEqual((await client.lambda.invoke('word_count', { text: ' one two\n three ' })).payload, { words: 3 });
  assert.deepEqual((await client.lambda.invoke('word_count', { text: '' })).payload, { words: 0 });
});

test('slug makes a text usable in a URL', async () => {
  assert.deepEqual((await client.lambda.invoke('slug', { text: 'Crème brûlée!' })).payload, { slug: 'creme-brulee' });
});

test('an event without a text is an error of the function', async () => {
  await assert.rejects(client.lambda.invoke('slug', {}), /the event needs a text/);
});
