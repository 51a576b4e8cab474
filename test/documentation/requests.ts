import type { Chalice } from '../../src/app/chalice.js';
import { Client, type HttpResponse } from '../../src/testing/index.js';
import type { Block } from './page.js';

/**
 * Sends the requests of a block to an app. A request is a line with method and path, headers, and perhaps a body; behind `>` stands the status
 * with the body, then headers of the answer; behind `|` what the app logs. An empty line ends it.
 *
 * @returns the block with what is answered now
 */
export async function runRequests({ text }: Block, app: Chalice, projectDir: string): Promise<string> {
  const client = new Client(app, { projectDir });
  const real: string[] = [];
  for (const exchange of text.trim().split(/\n{2,}/)) {
    const lines = exchange.split('\n');
    const asked = lines.filter((line) => !/^[>|] /.test(line));
    const [method, path] = asked[0]!.split(' ');
    const headers = asked.slice(1).filter((line) => /^[\w-]+: /.test(line));
    const body = asked.slice(1).filter((line) => !headers.includes(line));
    const { response, logged } = await listening(() =>
      client.http.request(method!, path!, { headers: fields(headers), ...(body.length === 0 ? {} : { body: body.join('\n') }) }),
    );
    const names = lines.flatMap((line) => /^> ([\w-]+): /.exec(line)?.[1] ?? []);
    const answer = [`${response.statusCode} ${response.text}`.trim(), ...names.map((name) => `${name}: ${response.headers[name]}`)];
    const entries = lines.some((line) => line.startsWith('| ')) ? logged.trimEnd().split('\n') : [];
    real.push(
      [
        ...asked,
        ...answer
          .join('\n')
          .split('\n')
          .map((line) => `> ${line}`),
        ...entries.map((line) => `| ${line}`),
      ].join('\n'),
    );
  }
  return `${real.join('\n\n')}\n`;
}

/** What an app answers, and what it writes meanwhile, without its time. */
async function listening(ask: () => Promise<HttpResponse>): Promise<{ response: HttpResponse; logged: string }> {
  const { write } = process.stdout;
  let logged = '';
  process.stdout.write = (text: string | Uint8Array) => {
    logged += String(text).replace(/(?<="timestamp":")[^"]+/, '…');
    return true;
  };
  try {
    const response = await ask();
    return { response, logged };
  } finally {
    process.stdout.write = write;
  }
}

function fields(lines: readonly string[]): { [name: string]: string } {
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
}
