import { BadRequestError, Chalice, IAMAuthorizer, NotFoundError, type Request, Response } from 'tschalice';
import { addNote, deleteNote, findNote, listNotes, replaceNote } from './lib/notes.js';

export const app = new Chalice({ appName: 'notes' });

// Callers need the IAM permission execute-api:Invoke. README.md shows how to call the API, and the alternatives.
const authorizer = new IAMAuthorizer();

app.get('/notes', { authorizer, summary: 'Lists notes.' }, () => listNotes());

app.post('/notes', { authorizer, summary: 'Adds a note.' }, async (_params, request) => {
  return new Response(await addNote(textOf(request)), { statusCode: 201 });
});

app.get('/notes/{id}', { authorizer, summary: 'Shows a note.' }, async ({ id }) => (await findNote(id)) ?? missing(id));

app.put('/notes/{id}', { authorizer, summary: 'Gives a note another text.' }, async ({ id }, request) => {
  return (await replaceNote(id, textOf(request))) ?? missing(id);
});

app.delete('/notes/{id}', { authorizer, summary: 'Deletes a note, if it is there.' }, async ({ id }) => {
  await deleteNote(id);
  return new Response('', { statusCode: 204 });
});

function textOf({ jsonBody }: Request): string {
  // Null unless the request's Content-Type is JSON.
  const { text } = (jsonBody ?? {}) as { text?: unknown };
  if (typeof text !== 'string' || text === '') throw new BadRequestError('a note needs a text');
  return text;
}

function missing(id: string): never {
  throw new NotFoundError(`there is no note ${id}`);
}
