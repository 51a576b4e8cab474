import { valueAt } from './branch.js';
import type { Value } from './template.js';

/** The property that holds the document of an API: of a plain resource, or of SAM's, which becomes that. */
export function documentKeyOf(resource: Value | undefined): 'Body' | 'DefinitionBody' {
  return valueAt(resource ?? null, ['Type']) === 'AWS::ApiGateway::RestApi' ? 'Body' : 'DefinitionBody';
}
