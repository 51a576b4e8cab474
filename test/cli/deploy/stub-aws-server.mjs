// Answers all calls of the aws command: starting Node.js for each of them would take most of the time of these tests.
// A thread of its own, so that tests may wait for a process.
import { createServer } from 'node:net';
import { workerData } from 'node:worker_threads';
import { answer } from './stub-aws.mjs';

const variables = ['AWS_PROFILE', 'AWS_REGION', 'AWS_PAGER', 'AWS_CLI_AUTO_PROMPT', 'AWS_CLI_FILE_ENCODING', 'PYTHONUTF8'];

const server = createServer((socket) => {
  let text = '';
  socket.setEncoding('utf8').on('data', (more) => {
    text += more;
    const [folder, parent, ...rest] = text.split('\0');
    const [count, ...words] = rest.slice(variables.length);
    if (count === undefined || words.length <= Number(count)) return;
    // Each is empty where it is not set.
    const env = Object.fromEntries(variables.flatMap((name, index) => (rest[index].startsWith('=') ? [[name, rest[index].slice(1)]] : [])));
    socket.end(answer(folder, parent, env, words.slice(0, -1)));
  });
  // Tests kill who asks.
  socket.on('error', () => undefined);
});
server.listen(0, '127.0.0.1', () => {
  Atomics.store(workerData, 0, server.address().port);
  Atomics.notify(workerData, 0);
});
