import type { TemplateDocument } from '../cloudformation/template.js';
import { samResources } from './sam-resource.js';

/** What each function of a template runs on, with what `Globals` hold. */
export function architecturesIn(template: TemplateDocument): ('x86_64' | 'arm64')[] {
  const functions = samResources(template).filter(({ type }) => type === 'AWS::Serverless::Function');
  return functions.map(({ properties: { Architectures: named } }) => (Array.isArray(named) && named.includes('arm64') ? 'arm64' : 'x86_64'));
}
