import { originFrom } from '../../project/serve/cross-site.js';
import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, texts, textOr } from '../arguments/option.js';
import { envFile, ofRegion, projectDir, stage } from '../arguments/shared-options.js';
import { UsageError } from '../arguments/usage-error.js';
import { anything, type ValueKind } from '../arguments/value-kind.js';

const portNumber: ValueKind<number> = {
  read(given) {
    const port = Number(given);
    if (/^\d+$/.test(given) && port <= 65535) return port;
    throw new UsageError(`--port must be a number from 0 to 65535, not '${given}'`);
  },
};

const anOrigin: ValueKind<string> = {
  read(given) {
    const found = originFrom(given);
    if (found !== undefined) return found;
    const [, scheme = 'http://', host = ''] = /^([a-z][a-z\d+.-]*:\/\/)?([^/?#]*)/i.exec(given) ?? [];
    const near = originFrom(scheme + host);
    throw new UsageError(`--allow-origin must be an origin or *, not '${given}'${near === undefined ? '' : `; write it like ${near}`}`);
  },
};

export const localCommand: Command = defineCommand({
  name: 'local',
  about: 'Serve the routes over HTTP on this machine, and reload them on change',
  positionals: {},
  options: {
    stage,
    region: ofRegion,
    port: textOr('8000', 'Port to listen at; 0 for any free port', portNumber),
    host: textOr('127.0.0.1', 'Address to listen at; only a loopback one keeps other machines out', anything),
    'allow-origin': texts('Origin of another site whose pages may call it; * for all; repeatable', anOrigin),
    candidate: flag('Serve it with the stage variables of the release that is to be'),
    'env-file': envFile,
    'no-autoreload': flag('Do not reload the app when files change'),
    'project-dir': projectDir,
    json: flag('Print one line of JSON for each event'),
  },
  examples: [
    ['$0 local', 'serve stage dev at http://127.0.0.1:8000'],
    ['$0 local --stage beta --port 0', 'serve stage beta at any free port'],
    ['$0 local --stage prod --region eu-west-1', 'serve it with what differs in that region'],
  ],
  epilogue: 'Ctrl-C ends it. It does not serve events, functions and websockets; use tschalice/testing for those.',
  run: async (args) => (await import('./run.js')).runLocal(args),
});
