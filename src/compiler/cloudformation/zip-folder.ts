import type { TemplateDocument } from './template.js';
import { withTexts } from './with-texts.js';
import { deploymentPackage, layerPackage } from './zip-path.js';

/** The template for a folder inside of the one that has the zips, which several regions share. What does not change stays the same object. */
export function withZipsAbove(template: TemplateDocument): TemplateDocument {
  return withTexts(template, (text) => (text === deploymentPackage || text === layerPackage ? `.${text}` : text)) as TemplateDocument;
}
