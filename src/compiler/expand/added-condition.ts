import type { TemplateDocument } from '../cloudformation/template.js';
import { addedPathConditions } from './api-document.js';
import { apiEventsIn } from './api-event.js';
import { deploymentConditions } from './deployment-preference.js';
import { implicitApis, implicitConditions } from './implicit-api.js';
import type { Properties } from './properties.js';
import { roleConditions } from './role.js';
import type { SamResource } from './sam-resource.js';
import { usagePlanConditions } from './usage-plan.js';

/** The conditions that SAM adds to those of the template. */
export function addedConditions(resources: readonly SamResource[], template: TemplateDocument): Properties {
  const roles = resources.filter(({ type }) => type === 'AWS::Serverless::Function').map(roleConditions);
  return {
    ...Object.fromEntries(roles.flatMap(Object.entries)),
    ...implicitConditions(resources),
    ...pathConditionsIn(resources, template),
    ...deploymentConditions(resources, template),
    ...usagePlanConditions([...resources, ...implicitApis(resources, template)], template),
  };
}

/** Only of APIs whose document SAM writes. */
function pathConditionsIn(resources: readonly SamResource[], template: TemplateDocument): Properties {
  const given = new Set(
    resources.filter(({ properties: { DefinitionBody: body, DefinitionUri: uri } }) => (body ?? uri) !== undefined).map(({ logicalId }) => logicalId),
  );
  const written = [...apiEventsIn(resources, template)].filter(([id]) => !given.has(id));
  return Object.fromEntries(written.flatMap(([id, events]) => Object.entries(addedPathConditions(id, events))));
}
