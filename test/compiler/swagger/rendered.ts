import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import type { RestApiResource } from '../../../src/compiler/model/resource.js';
import type { PolicyFiles } from '../../../src/compiler/model/role-inputs.js';
import { renderSwagger } from '../../../src/compiler/swagger/document.js';
import { type Declare, resourcesOf } from '../model/modelled.js';

// oxlint-disable-next-line typescript/no-explicit-any -- a document that tests look into
export type Json = any;

/** The Swagger document of an app's REST API, as it goes into a file. */
export function swaggerOf(declare: Declare, settings: Partial<ConfigFile> = {}, policies: PolicyFiles = new Map()): Json {
  const api = resourcesOf(declare, settings, { policies }).find((resource): resource is RestApiResource => resource.kind === 'rest-api')!;
  return JSON.parse(JSON.stringify(renderSwagger(api)));
}
