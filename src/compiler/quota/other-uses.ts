import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import { charactersIn } from './characters.js';
import { countOf, partsOf, type QuotaUse } from './quota-use.js';

/** Of event buses and log groups. */
export function otherUses(resources: readonly PlainResource[]): QuotaUse[] {
  const rules = resources.filter(({ type }) => type === 'AWS::Events::Rule');
  const buses = partsOf(rules, ({ properties }) => busOf(properties['EventBusName']));
  const named = resources.filter(({ type, properties }) => type === 'AWS::Logs::LogGroup' && properties['LogGroupName'] !== undefined);
  return [
    ...buses.map(({ name, amount }) => countOf('event-bus-rules', name, amount)),
    ...named.map(({ logicalId, properties }) => {
      const { least, likely } = charactersIn(properties['LogGroupName']);
      // Without its quotes.
      return { ...countOf('log-group-name', logicalId, Math.max(0, least - 2)), likely: Math.max(0, likely - 2) };
    }),
  ];
}

function busOf(name: Value | undefined): string {
  if (name === undefined) return 'default';
  return isMap(name) && typeof name['Ref'] === 'string' ? name['Ref'] : typeof name === 'string' ? name : JSON.stringify(name);
}
