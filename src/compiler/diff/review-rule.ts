export type ChangeGroup = 'releases' | 'resources' | 'permissions' | 'exposure' | 'api' | 'variables' | 'code' | 'outputs' | 'settings';

/** In the order in which a review shows them. */
export const changeGroups: readonly ChangeGroup[] = ['releases', 'resources', 'permissions', 'exposure', 'api', 'variables', 'code', 'outputs', 'settings'];

export type ReviewRule =
  | 'release-traffic'
  | 'release-lost'
  | 'release-role-narrowed'
  | 'resource-created'
  | 'resource-deleted'
  | 'resource-renamed'
  | 'resource-replaced'
  | 'resource-may-be-replaced'
  | 'resource-updated'
  | 'resource-unknown'
  | 'stage-removed'
  | 'region-added'
  | 'region-removed'
  | 'retention-dropped'
  | 'retention-added'
  | 'action-added'
  | 'action-removed'
  | 'permissions-unknown'
  | 'managed-policy-added'
  | 'managed-policy-removed'
  | 'boundary-dropped'
  | 'role-changed'
  | 'trust-widened'
  | 'trust-narrowed'
  | 'resource-policy-widened'
  | 'resource-policy-narrowed'
  | 'invoke-permission-added'
  | 'invoke-permission-removed'
  | 'security-group-opened'
  | 'security-group-closed'
  | 'principal-public'
  | 'function-url-public'
  | 'route-public'
  | 'public-access-block-dropped'
  | 'bucket-acl-public'
  | 'endpoint-public'
  | 'exposure-reduced'
  | 'route-added'
  | 'route-removed'
  | 'method-added'
  | 'method-removed'
  | 'path-parameter-renamed'
  | 'content-type-added'
  | 'content-type-removed'
  | 'authorizer-required'
  | 'authorizer-dropped'
  | 'authorizer-changed'
  | 'scope-required'
  | 'scope-dropped'
  | 'api-key-required'
  | 'api-key-dropped'
  | 'cors-origin-added'
  | 'cors-origin-removed'
  | 'cors-changed'
  | 'binary-types-changed'
  | 'api-stage-changed'
  | 'domain-changed'
  | 'api-changed'
  | 'variable-added'
  | 'variable-removed'
  | 'variable-changed'
  | 'code-changed'
  | 'output-added'
  | 'output-removed'
  | 'output-changed'
  | 'setting-changed'
  | 'parameter-added'
  | 'parameter-removed'
  | 'parameter-changed'
  | 'section-changed';

export interface RuleEntry {
  readonly group: ChangeGroup;
  /** What such a change is, without its subject. */
  readonly title: string;
}

/**
 * Every kind of change that a review tells apart. The names are stable: waivers and SARIF name them.
 */
export const reviewRules: { readonly [Rule in ReviewRule]: RuleEntry } = {
  'release-traffic': { group: 'releases', title: 'Other releases answer, or other shares of them' },
  'release-lost': { group: 'releases', title: 'A version or deployment of a release is lost, because what it belongs to is replaced' },
  'release-role-narrowed': { group: 'releases', title: 'A role loses rights while the live release still runs with it' },

  'resource-created': { group: 'resources', title: 'A resource is created' },
  'resource-deleted': { group: 'resources', title: 'A resource is deleted' },
  'resource-renamed': { group: 'resources', title: 'A resource is deleted, and one like it is created under another logical ID' },
  'resource-replaced': { group: 'resources', title: 'A resource is replaced by a new one' },
  'resource-may-be-replaced': { group: 'resources', title: 'A resource may be replaced by a new one' },
  'resource-updated': { group: 'resources', title: 'A resource is updated in place' },
  'resource-unknown': { group: 'resources', title: 'It is not known what the change does to a resource' },
  'stage-removed': { group: 'resources', title: 'A stage is no longer in the configuration' },
  'region-added': { group: 'resources', title: 'A stage is deployed to another region' },
  'region-removed': { group: 'resources', title: 'A stage is no longer deployed to a region' },
  'retention-dropped': { group: 'resources', title: 'A resource is no longer kept when it leaves the stack or is replaced' },
  'retention-added': { group: 'resources', title: 'A resource is kept when it leaves the stack or is replaced' },

  'action-added': { group: 'permissions', title: 'A role or user gains actions or resources' },
  'action-removed': { group: 'permissions', title: 'A role or user loses actions or resources' },
  'permissions-unknown': { group: 'permissions', title: 'Permissions change, and it is not known whether they are wider' },
  'managed-policy-added': { group: 'permissions', title: 'A role or user gains a managed policy' },
  'managed-policy-removed': { group: 'permissions', title: 'A role or user loses a managed policy' },
  'boundary-dropped': { group: 'permissions', title: 'A permissions boundary is removed or replaced' },
  'role-changed': { group: 'permissions', title: 'A function runs with another role' },
  'trust-widened': { group: 'permissions', title: 'More principals may assume a role' },
  'trust-narrowed': { group: 'permissions', title: 'Fewer principals may assume a role' },
  'resource-policy-widened': { group: 'permissions', title: 'The policy of a resource admits more' },
  'resource-policy-narrowed': { group: 'permissions', title: 'The policy of a resource admits less' },
  'invoke-permission-added': { group: 'permissions', title: 'A function may be invoked by more' },
  'invoke-permission-removed': { group: 'permissions', title: 'A function may be invoked by less' },
  'security-group-opened': { group: 'permissions', title: 'A security group lets more through' },
  'security-group-closed': { group: 'permissions', title: 'A security group lets less through' },

  'principal-public': { group: 'exposure', title: 'Everyone is admitted by a policy or a permission' },
  'function-url-public': { group: 'exposure', title: 'A function URL can be called by everyone' },
  'route-public': { group: 'exposure', title: 'A route can be called without authorization and without an API key' },
  'public-access-block-dropped': { group: 'exposure', title: 'The public access of a bucket is no longer blocked' },
  'bucket-acl-public': { group: 'exposure', title: 'The ACL of a bucket admits everyone' },
  'endpoint-public': { group: 'exposure', title: 'A private API becomes public' },
  'exposure-reduced': { group: 'exposure', title: 'Something is less public than before' },

  'route-added': { group: 'api', title: 'A route is added' },
  'route-removed': { group: 'api', title: 'A route is removed' },
  'method-added': { group: 'api', title: 'A route answers another method' },
  'method-removed': { group: 'api', title: 'A route no longer answers a method' },
  'path-parameter-renamed': { group: 'api', title: 'A parameter in the path of a route has another name' },
  'content-type-added': { group: 'api', title: 'A route takes another content type' },
  'content-type-removed': { group: 'api', title: 'A route no longer takes a content type' },
  'authorizer-required': { group: 'api', title: 'A route demands another or a new authorizer' },
  'authorizer-dropped': { group: 'api', title: 'A route no longer demands its authorizer' },
  'authorizer-changed': { group: 'api', title: 'An authorizer works in another way' },
  'scope-required': { group: 'api', title: 'A route demands another scope' },
  'scope-dropped': { group: 'api', title: 'A route no longer demands a scope' },
  'api-key-required': { group: 'api', title: 'A route demands an API key' },
  'api-key-dropped': { group: 'api', title: 'A route no longer demands an API key' },
  'cors-origin-added': { group: 'api', title: 'A CORS origin is admitted' },
  'cors-origin-removed': { group: 'api', title: 'A CORS origin is no longer admitted' },
  'cors-changed': { group: 'api', title: 'The CORS headers of a route change' },
  'binary-types-changed': { group: 'api', title: 'The binary types of an API change' },
  'api-stage-changed': { group: 'api', title: "The name of an API's stage changes, and with it the URL" },
  'domain-changed': { group: 'api', title: 'The domain or base path of an API changes' },
  'api-changed': { group: 'api', title: 'The definition of an API changes in another way' },

  'variable-added': { group: 'variables', title: 'An environment variable is added' },
  'variable-removed': { group: 'variables', title: 'An environment variable is removed' },
  'variable-changed': { group: 'variables', title: 'An environment variable has another value' },

  'code-changed': { group: 'code', title: 'The code of a function changes' },

  'output-added': { group: 'outputs', title: 'An output is added' },
  'output-removed': { group: 'outputs', title: 'An output is removed' },
  'output-changed': { group: 'outputs', title: 'An output changes' },

  'setting-changed': { group: 'settings', title: 'A setting of a function changes' },
  'parameter-added': { group: 'settings', title: 'A parameter is added' },
  'parameter-removed': { group: 'settings', title: 'A parameter is removed' },
  'parameter-changed': { group: 'settings', title: 'A parameter changes' },
  'section-changed': { group: 'settings', title: 'Another part of the template changes' },
};
