import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A command that the SDK was made to send, or to sign. */
export interface SentCommand {
  readonly client: string;
  readonly operation: string;
  /** As JSON keeps it. */
  readonly input: unknown;
}

interface Configuration {
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
 * waiters and presigners too, come through this one method of Smithy's `Command`. What only signs is the policy of a POST.
 *
 * @param answer what AWS answers to an operation; throws for an exception
 */
export function recordCommands(record: (sent: SentCommand) => void, answer: (operation: string) => object): void {
  const { Command } = require('@smithy/core/client') as { Command: { prototype: Command } };
  Command.prototype.resolveMiddlewareWithContext = function (this: Command, stack, configuration, _options, { clientName, commandName }) {
    return async () => {
      const client = clientPackage(clientName);
      // Its region comes from an endpoint that AWS is asked for first.
      const discovery = configuration.endpointDiscoveryCommandCtor?.name;
      if (discovery !== undefined && discovery !== commandName) record({ client, operation: operationOf(discovery), input: {} });
      // Credentials may come from AWS as well.
      await configuration.credentials?.();
      record({ client, operation: operationOf(commandName), input: plain(this.input) });
      if (isPresigned(stack)) return { output: { presigned: { protocol: 'https:', hostname: 'example.com', path: '/', query: {} } } };
      return { output: answer(operationOf(commandName)) };
    };
  };
  const posts = require('@aws-sdk/s3-presigned-post') as { createPresignedPost: (client: unknown, given: object) => unknown };
  const { createPresignedPost: signed } = posts;
  posts.createPresignedPost = (client, given) => {
    record({ client: '@aws-sdk/client-s3', operation: 'PutObject', input: plain(given) });
    return signed(client, given);
  };
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
