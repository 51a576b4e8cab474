import type { Value } from '../../cloudformation/template.js';
import { isMap } from '../../cloudformation/branch.js';
import { targetId } from '../access/holders.js';
import { isReplacement } from '../impact/impacts.js';
import { type Comparison, detailOf, makeChange } from '../make-change.js';
import type { ResourcePair } from '../pair.js';
import { brief, plainText } from '../shown-value.js';
import type { SideResource } from '../side.js';
import type { ReviewChange } from '../stage-diff.js';

const stageTypes: readonly string[] = ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'];
const domainTypes: readonly string[] = [
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGateway::BasePathMapping',
  'AWS::ApiGateway::BasePathMappingV2',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::ApiMapping',
];
/** Parts of the address that an update in place changes too. */
const addressProperties: readonly string[] = ['DomainName', 'BasePath', 'ApiMappingKey', 'Stage'];

/** Where clients find an API: its stage's name, its domain, whether it is public. */
export function addressChanges(comparison: Comparison): ReviewChange[] {
  const created = new Map(
    comparison.pairs.flatMap(({ type, was, is }) => (was === undefined && stageTypes.includes(type) ? [[`${type} ${apiOf(is!)}`, is!]] : [])),
  );
  return comparison.pairs.flatMap((pair) => {
    if (stageTypes.includes(pair.type)) return stageChanges(pair, created, comparison);
    if (domainTypes.includes(pair.type)) return domainChanges(pair, comparison);
    return pair.type === 'AWS::ApiGateway::RestApi' || pair.type === 'AWS::ApiGatewayV2::Api' ? endpointChanges(pair, comparison) : [];
  });
}

/** SAM makes a stage with another name a resource with another ID, so that the two have to be found by their API. */
function stageChanges({ logicalId, was, is, subject }: ResourcePair, created: ReadonlyMap<string, SideResource>, comparison: Comparison): ReviewChange[] {
  if (was === undefined) return [];
  const api = apiOf(was);
  const fresh = is ?? created.get(`${was.type} ${api}`);
  const [old, name] = [was.properties['StageName'], fresh?.properties['StageName']];
  if (is !== undefined && JSON.stringify(old) === JSON.stringify(name)) return [];
  const message =
    name === undefined
      ? `The stage ${brief(old ?? '')} of ${api} is removed`
      : `The URL of ${api} changes: its stage ${brief(old ?? '')} becomes ${brief(name)}`;
  const path = ['Resources', logicalId, 'Properties', 'StageName'];
  return [
    makeChange('api-stage-changed', {
      kinds: ['breaking-api'],
      impact: comparison.impacts.get(logicalId)?.impact ?? 'update',
      subject,
      message,
      details: [detailOf(path, old, name, comparison.shown)],
    }),
  ];
}

function apiOf({ properties }: SideResource): string {
  return targetId(properties['RestApiId'] ?? properties['ApiId']);
}

function domainChanges({ logicalId, type, was, is, subject, differences }: ResourcePair, comparison: Comparison): ReviewChange[] {
  if (was === undefined) return [];
  const impact = comparison.impacts.get(logicalId)?.impact ?? 'update';
  const own = differences.filter(({ path }) => path[0] === 'Properties' && addressProperties.includes(String(path[1])));
  if (is !== undefined && !isReplacement(impact) && own.length === 0) return [];
  const address =
    was.properties[type.includes('Mapping') ? (type.includes('V2') ? 'ApiMappingKey' : 'BasePath') : 'DomainName'] ?? was.properties['DomainName'] ?? '';
  const details = own.map(({ path, was: old, is: fresh }) => detailOf(['Resources', logicalId, ...path], old, fresh, comparison.shown));
  return [
    makeChange('domain-changed', {
      kinds: ['breaking-api'],
      impact,
      subject,
      message: is === undefined ? `The address ${brief(address)} is removed` : `The address ${brief(address)} changes`,
      details,
    }),
  ];
}

function endpointChanges({ logicalId, was, is, subject }: ResourcePair, comparison: Comparison): ReviewChange[] {
  if (was === undefined || is === undefined) return [];
  const impact = comparison.impacts.get(logicalId)?.impact ?? 'update';
  const [old, fresh] = [typesOf(was), typesOf(is)];
  const [wasPrivate, isPrivate] = [old.includes('PRIVATE'), fresh.includes('PRIVATE')];
  const typePath = ['Resources', logicalId, 'Properties', 'EndpointConfiguration', 'Types'];
  const changes: ReviewChange[] = [];
  const details = [detailOf(typePath, [...old], [...fresh], comparison.shown)];
  if (wasPrivate && !isPrivate) {
    changes.push(
      makeChange('endpoint-public', { kinds: ['broadening'], impact, subject, message: `${logicalId} is private no longer: everyone can reach it`, details }),
    );
  } else if (!wasPrivate && isPrivate) {
    const message = `${logicalId} becomes private: clients outside of its VPC endpoints no longer reach it`;
    changes.push(makeChange('exposure-reduced', { kinds: ['breaking-api'], impact, subject, message, details }));
  }
  const [wasOff, isOff] = [was, is].map(({ properties }) => plainText(properties['DisableExecuteApiEndpoint'] ?? false) === 'true');
  if (!wasOff && isOff) {
    const path = ['Resources', logicalId, 'Properties', 'DisableExecuteApiEndpoint'];
    const message = `${logicalId} no longer answers at its own address of API Gateway`;
    changes.push(makeChange('domain-changed', { kinds: ['breaking-api'], impact, subject, message, details: [detailOf(path, false, true, comparison.shown)] }));
  }
  return changes;
}

function typesOf({ properties }: SideResource): readonly string[] {
  const configuration = properties['EndpointConfiguration'];
  const types = isMap(configuration) ? configuration['Types'] : configuration;
  if (types === undefined) return ['EDGE'];
  return Array.isArray(types) ? (types as readonly Value[]).map(plainText) : [plainText(types)];
}
