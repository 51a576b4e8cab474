import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Answerer, ErrorClass } from './answers.js';

/** A command that the SDK was made to send, or to sign. */
export interface SentCommand {
  readonly client: string;
  readonly operation: string;
  /** The client's. */
  region: string | undefined;
  /** As JSON keeps it. */
  readonly input: unknown;
}

interface Configuration {
  readonly region?: () => Promise<string>;
  readonly credentials?: () => Promise<unknown>;
  readonly endpointDiscoveryCommandCtor?: { readonly name: string };
}

interface Context {
  readonly clientName: string;
  readonly commandName: string;
}

interface Stack {
  identify(): readonly string[];
}

interface Command {
  readonly input: object;
  resolveMiddlewareWithContext(stack: Stack, configuration: Configuration, options: unknown, context: Context): (given: unknown) => Promise<unknown>;
}

const require = createRequire(import.meta.url);

/**
 * Makes every client of the SDK record its commands in place of sending them. All commands of all clients, of document clients, paginators,
 * waiters and presigners too, come through this one method of Smithy's `Command`.
 *
 * @param answer what AWS answers to an operation; throws for an exception
 */
export function recordCommands(record: (sent: SentCommand) => void, answer: Answerer): void {
  const { Command } = require('@smithy/core/client') as { Command: { prototype: Command } };
  Command.prototype.resolveMiddlewareWithContext = function (this: Command, stack, configuration, _options, { clientName, commandName }) {
    const client = clientPackage(clientName);
    const sent = (operation: string, input: unknown): SentCommand => {
      const one: SentCommand = { client, operation, region: undefined, input };
      // Noted at once, as nobody may wait for the answer.
      record(one);
      return one;
    };
    return async () => {
      // Only Timestream has to ask for the endpoint first.
      const discovery = clientName.startsWith('Timestream') ? configuration.endpointDiscoveryCommandCtor?.name : undefined;
      if (discovery !== undefined && discovery !== commandName) sent(operationOf(discovery), {});
      sent(operationOf(commandName), plain(this.input)).region = await configuration.region?.();
      // Credentials may come from AWS as well.
      await configuration.credentials?.();
      if (isPresigned(stack)) return { output: { presigned: { protocol: 'https:', hostname: 'example.com', path: '/', query: {} } } };
      return { output: answer(operationOf(commandName), (name) => (require(client) as { [name: string]: ErrorClass | undefined })[name]) };
    };
  };
  recordPosts(record);
}

interface EndpointInstructions {
  [name: string]: { readonly type: string; readonly get?: (input: object) => unknown };
}

/** The policy of a POST is signed without a command. It asks for the endpoint of `PutObject`, though, with its bucket and key. */
function recordPosts(record: (sent: SentCommand) => void): void {
  const { PutObjectCommand } = require('@aws-sdk/client-s3') as { PutObjectCommand: { getEndpointParameterInstructions(): EndpointInstructions } };
  const instructions = PutObjectCommand.getEndpointParameterInstructions();
  PutObjectCommand.getEndpointParameterInstructions = () => ({
    ...instructions,
    recorded: {
      type: 'operationContextParams',
      get: (input) => record({ client: '@aws-sdk/client-s3', operation: 'PutObject', region: undefined, input: plain(input) }),
    },
  });
}

function operationOf(commandName: string): string {
  return commandName.replace(/Command$/, '');
}

function isPresigned(stack: Stack): boolean {
  return stack.identify().some((one) => one.startsWith('presignInterceptMiddleware'));
}

function plain(input: object): unknown {
  return JSON.parse(JSON.stringify(input, (_key, value: unknown) => (isBinary(value) ? 'bytes' : value))) as unknown;
}

function isBinary(value: unknown): boolean {
  return ArrayBuffer.isView(value) || (typeof value === 'object' && value !== null && ('pipe' in value || (value as { type?: string }).type === 'Buffer'));
}

const sdk = join(process.cwd(), 'node_modules/@aws-sdk');
let packages: ReadonlyMap<string, string> | undefined;

/** `S3Client` → `@aws-sdk/client-s3`. */
function clientPackage(clientName: string): string {
  packages ??= new Map(
    readdirSync(sdk)
      .filter((name) => name.startsWith('client-'))
      .flatMap((name) =>
        readdirSync(join(sdk, name, 'dist-types'))
          .filter((file) => file.endsWith('Client.d.ts'))
          .map((file): [string, string] => [file.replace('.d.ts', ''), `@aws-sdk/${name}`]),
      ),
  );
  const found = packages.get(clientName);
  if (found === undefined) throw new Error(`no package in node_modules/@aws-sdk has the client ${clientName}`);
  return found;
}
