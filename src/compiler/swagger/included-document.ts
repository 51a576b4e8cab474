import { isMap } from '../cloudformation/branch.js';
import { documentKeyOf } from '../cloudformation/document-key.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import { type Swagger, swaggerIn } from './document.js';

/** The name of the file that a template includes. */
export const includedFile = 'api.json';

/** A template as it is written. */
export interface WrittenTemplate {
  readonly template: TemplateDocument;
  /** What it includes, in a file of its own; undefined if the document is in the template, or if there is none. */
  readonly included: Swagger | undefined;
}

/**
 * Puts the Swagger document into a file of its own, if the stage's `swagger_layout` asks for that. CloudFormation puts it back, so that the API is the same:
 * the document has its CORS and integrations, and the template has the permissions. SAM takes no more from it than that it is there. It changes the deployment's
 * logical ID with the file's address, and `aws cloudformation package` makes that of the content.
 */
export function writtenTemplate(template: TemplateDocument, { swaggerLayout }: { readonly swaggerLayout: 'inline' | 'file' }): WrittenTemplate {
  const document = swaggerIn(template);
  // One without paths is made by a macro or another file.
  if (swaggerLayout === 'inline' || document === undefined || !isMap(document['paths'])) return { template, included: undefined };
  return { template: withDocument(template, { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: includedFile } } }), included: document };
}

/** A template with another document of its REST API, such as the one that a written template includes. */
export function withDocument(template: TemplateDocument, document: Swagger): TemplateDocument {
  const resources = template['Resources'] as { readonly [id: string]: { readonly [key: string]: Value } };
  const api = resources[restApiId]!;
  const properties = api['Properties'] as { readonly [key: string]: Value };
  return { ...template, Resources: { ...resources, [restApiId]: { ...api, Properties: { ...properties, [documentKeyOf(api)]: document } } } };
}
