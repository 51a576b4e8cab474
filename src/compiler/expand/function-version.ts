import { isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { resolved } from './parameter.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { present, type Properties } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** What `AutoPublishAlias` adds: a version for each state of the code, and an alias for the newest. */
export function publishedVersion(fn: SamResource, lambda: PlainResource, template: TemplateDocument): PlainResource[] {
  const { logicalId, properties } = fn;
  const alias = aliasOf(fn, template);
  if (alias === undefined) return [];
  const { VersionDescription: description, VersionDeletionPolicy: deletion, ProvisionedConcurrencyConfig: concurrency } = properties;
  const { CapacityProviderConfig: provider, FunctionScalingConfig: scaling } = properties;
  const sha = publishedSha(fn, template);
  const version = addedResource(
    fn,
    `${logicalId}Version${sha?.slice(0, 10) ?? ''}`,
    'AWS::Lambda::Version',
    present({ FunctionName: ref(logicalId), Description: description, FunctionScalingConfig: provider === undefined ? undefined : scaling }),
  );
  return [
    {
      ...version,
      attributes: { DeletionPolicy: deletion ?? (provider === undefined ? 'Retain' : 'Delete'), ...version.attributes },
      ...(sha === undefined && { hashed: published(properties, lambda.properties) }),
    },
    addedResource(
      fn,
      aliasId(logicalId, alias),
      'AWS::Lambda::Alias',
      present({
        Name: alias,
        FunctionName: ref(logicalId),
        FunctionVersion: getAtt(version.logicalId, 'Version'),
        ProvisionedConcurrencyConfig: concurrency,
      }),
    ),
  ];
}

/** What a new version is published for. */
function published({ AutoPublishAliasAllProperties: all }: Properties, lambda: Properties): Value {
  if (all === true) return lambda;
  const { Code: code = null, Environment: environment, MemorySize: memory, SnapStart: snapStart } = lambda;
  const hasSnapStart = isMap(snapStart) && (snapStart['ApplyOn'] ?? 'None') !== 'None';
  return present({
    ...(isMap(code) ? code : { Code: code }),
    ...(isMap(environment) ? environment : {}),
    MemorySize: memory,
    SnapStart: hasSnapStart ? snapStart : undefined,
  });
}

/** The hash that stands for the code, in the place of one of the properties. */
export function publishedSha(fn: SamResource, template: TemplateDocument): string | undefined {
  const sha = resolved(fn.properties['AutoPublishCodeSha256'], template);
  return aliasOf(fn, template) !== undefined && typeof sha === 'string' && sha !== '' ? sha : undefined;
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
