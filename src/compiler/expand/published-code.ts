import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { aliasOf } from './function-version.js';
import { namesIn, omit } from './properties.js';
import { samResources } from './sam-resource.js';
import { shortHash } from './short-hash.js';

/** What a version does not keep: what belongs to the function as a whole, and what SAM makes other resources of. All else counts, known or not. */
const notKept: ReadonlySet<string> = namesIn(`
  CodeUri Tags PropagateTags ReservedConcurrentExecutions RecursiveLoop Events EventInvokeConfig FunctionUrlConfig Policies RolePath AssumeRolePolicyDocument
  PermissionsBoundary AutoPublishAlias AutoPublishCodeSha256 AutoPublishAliasAllProperties VersionDescription VersionDeletionPolicy
  ProvisionedConcurrencyConfig DeploymentPreference
`);

/**
 * Gives each function that publishes versions, and whose code is in our package, a hash that SAM puts into the logical ID of its version: of the code, and of
 * the settings that a version keeps.
 *
 * Without it, SAM would take the address of the uploaded package, which also changes with a comment in a source map, and of the settings only variables and
 * memory: a longer timeout or another layer would never reach the alias.
 *
 * @param code where the package is, as `CodeUri` has it
 * @param identity a hash of what is in it and in the layer
 */
export function withPublishedCode(template: TemplateDocument, code: string, identity: () => string): TemplateDocument {
  const hashes = new Map(
    samResources(template).flatMap((fn): [string, string][] => {
      const { logicalId, type, properties } = fn;
      if (type !== 'AWS::Serverless::Function' || aliasOf(fn, template) === undefined || properties['CodeUri'] !== code) return [];
      // The user's own choice.
      if (properties['AutoPublishCodeSha256'] !== undefined || properties['AutoPublishAliasAllProperties'] === true) return [];
      // SAM makes the logical ID of ten digits, and also adds all that it gets to the description, which has room for 256 characters.
      return [[logicalId, shortHash([identity(), omit(properties, notKept)])]];
    }),
  );
  if (hashes.size === 0) return template;
  const Resources = Object.fromEntries([...entriesOf(template['Resources'])].map(([id, resource]) => [id, withHash(resource, hashes.get(id))]));
  return { ...template, Resources };
}

function withHash(resource: Value, hash: string | undefined): Value {
  if (hash === undefined) return resource;
  const entries = [...entriesOf(resource)];
  return Object.fromEntries(entries.map(([key, value]) => [key, key === 'Properties' ? withEntry(Object.fromEntries(entriesOf(value)), hash) : value]));
}

/** After the alias. */
function withEntry(properties: { readonly [key: string]: Value }, hash: string): Value {
  const entries = Object.entries(properties);
  const index = entries.findIndex(([name]) => name === 'AutoPublishAlias');
  const at = index < 0 ? entries.length : index + 1;
  return Object.fromEntries([...entries.slice(0, at), ['AutoPublishCodeSha256', hash], ...entries.slice(at)]);
}
