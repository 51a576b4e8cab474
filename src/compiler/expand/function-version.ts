import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { codeOf } from './code.js';
import { resolved } from './parameter.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import type { SamResource } from './sam-resource.js';

/** What `AutoPublishAlias` adds: a version for each state of the code, and an alias for the newest. */
export function publishedVersion(fn: SamResource, template: TemplateDocument): PlainResource[] {
  const { logicalId, properties } = fn;
  const alias = aliasOf(fn, template);
  if (alias === undefined) return [];
  const { VersionDescription: description, VersionDeletionPolicy: deletion, ProvisionedConcurrencyConfig: concurrency } = properties;
  const { Environment: environment, MemorySize: memory, AutoPublishCodeSha256: sha, AutoPublishAliasAllProperties: all } = properties;
  const version = addedResource(fn, `${logicalId}Version`, 'AWS::Lambda::Version', {
    FunctionName: ref(logicalId),
    ...(description !== undefined && { Description: description }),
  });
  return [
    {
      ...version,
      attributes: { DeletionPolicy: deletion ?? (properties['CapacityProviderConfig'] === undefined ? 'Retain' : 'Delete'), ...version.attributes },
      hashed: sha ?? (all === true ? properties : { code: codeOf(properties), environment: environment ?? null, memory: memory ?? null }),
    },
    addedResource(fn, aliasId(logicalId, alias), 'AWS::Lambda::Alias', {
      Name: alias,
      FunctionName: ref(logicalId),
      FunctionVersion: getAtt(version.logicalId, 'Version'),
      ...(concurrency !== undefined && { ProvisionedConcurrencyConfig: concurrency }),
    }),
  ];
}

/** The name of the alias; undefined for a function without one. Empty if the name is known only after deployment: SAM refuses that. */
export function aliasOf({ properties }: SamResource, template: TemplateDocument): string | undefined {
  const alias = resolved(properties['AutoPublishAlias'], template);
  if (alias === undefined || alias === '') return undefined;
  return typeof alias === 'string' ? alias : '';
}

export function aliasId(functionId: string, alias: string): string {
  return `${functionId}Alias${alias.replaceAll('-', 'D').replaceAll('_', 'U')}`;
}
