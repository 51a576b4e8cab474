/**
 * Patterns of large packages that call AWS in no way and give back what they get: to follow them would take longer than all other code. Packages that
 * wrap handlers do not belong here, as what is called in them counts where they are called.
 */
const quietPackages: readonly string[] = [
  '@aws-lambda-powertools/jmespath',
  '@aws-sdk/(?:core|nested-clients|xml-builder|credential-provider-(?:env|http|ini|login|node|process|sso|web-identity))',
  '@aws-sdk/middleware-[\\w-]+',
  '@smithy/[\\w-]+',
  'ajv',
  'aws-xray-sdk-core',
  'cls-hooked',
  'date-fns',
  'jmespath',
  'luxon',
  'moment',
  'semver',
  'zod',
];

const pattern = new RegExp(`(?:^|/)node_modules/(?:${quietPackages.join('|')})/`);

/** @param file relative to the project */
export function isQuietSource(file: string): boolean {
  return pattern.test(file);
}

/** What sends the commands of the clients that the SDK's own packages bring along, such as that of STS, by the file that a command is in. */
export function nestedCommand(file: string): { readonly client: string; readonly operation: string } | undefined {
  const [, client, operation] = /\/@aws-sdk\/nested-clients\/.*\/submodules\/([\w-]+)\/commands\/(\w+)Command\.js$/.exec(file) ?? [];
  return client === undefined ? undefined : { client: `@aws-sdk/client-${client}`, operation: operation! };
}

/** Credentials that a file on the machine names; its profiles may name any role. */
export function readsProfiles(file: string): boolean {
  return /(?:^|\/)node_modules\/@aws-sdk\/credential-provider-ini\//.test(file);
}

/** A package whose schemas are followed by what they are made of. */
export function makesSchemas(file: string): boolean {
  return /(?:^|\/)node_modules\/zod\//.test(file);
}
