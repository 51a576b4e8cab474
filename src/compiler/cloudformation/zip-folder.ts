import type { TemplateDocument } from './template.js';
import { withTexts } from './with-texts.js';
import { deploymentPackage, layerPackage } from './zip-path.js';

const zips: readonly string[] = [deploymentPackage, layerPackage];
const zipsAbove: readonly string[] = zips.map((path) => `.${path}`);

/** The template for a folder inside of the one that has the zips, which several regions share. What does not change stays the same object. */
export function withZipsAbove(template: TemplateDocument): TemplateDocument {
  return withTexts(template, (text) => (zips.includes(text) ? `.${text}` : text)) as TemplateDocument;
}

/** The same template with its zips beside it: where they stand says nothing about what is deployed. */
export function withZipsBeside(template: TemplateDocument): TemplateDocument {
  return withTexts(template, (text) => (zipsAbove.includes(text) ? text.slice(1) : text)) as TemplateDocument;
}

/** Whether the text of a template, JSON or YAML, names zips in the folder above. */
export function namesZipsAbove(text: string): boolean {
  return zipsAbove.some((path) => text.includes(path));
}
