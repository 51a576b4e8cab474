import { Chalice, ChaliceUnhandledError, NotFoundError } from 'tschalice';

export const app = new Chalice({ appName: 'debug', debug: true });

app.get('/throw/{kind}', { cors: true }, ({ kind }) => {
  if (kind === 'NotFoundError') throw new NotFoundError('no such user');
  if (kind === 'ChaliceUnhandledError') throw new ChaliceUnhandledError('shown too');
  throw new RangeError('shown');
});

app.get('/log', () => {
  for (const level of ['debug', 'info', 'warn', 'error'] as const) app.log[level](`as ${level}`);
  return '';
});

app.get('/log-without-debug', () => {
  app.debug = false;
  app.log.debug('not written');
  app.log.error('written');
  app.debug = true;
  app.log.debug('written again');
  return '';
});
