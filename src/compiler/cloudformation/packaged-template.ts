import type { TemplateDocument } from './template.js';
import { largestTemplate } from './template-size.js';

/** How many bytes `aws cloudformation package --use-json` makes of a template, without the addresses of the code. */
export function packagedSize(template: TemplateDocument): number {
  return new TextEncoder().encode(JSON.stringify(template, null, 4)).length;
}

/**
 * Whether `aws cloudformation package` can write JSON, by the template's `packagedSize`. Its YAML has no quotes around a string such as `12e4567` or `0891`, so that
 * CloudFormation takes it for a number. Its JSON is indented, and too large for CloudFormation where an app has some 200 routes.
 */
export function fitsAsJson(size: number): boolean {
  return size < largestTemplate;
}
