import { isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import { textOf } from '../cloudformation/text-of.js';
import type { Value } from '../cloudformation/template.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick, present, type Properties } from './properties.js';
import { idHash } from './sam-logical-id.js';
import type { SamResource } from './sam-resource.js';
import { withoutSlashes } from './slash.js';

const optional: readonly string[] = ['SecurityPolicy', 'EndpointAccessMode', 'Policy', 'OwnershipVerificationCertificateArn'];

/** What `Domain` adds to a REST API: the domain, a mapping for each base path, and DNS records. A private domain has its own types. */
export function restDomain(api: SamResource, stage: string): PlainResource[] {
  const { Domain: domain } = api.properties;
  if (!isMap(domain)) return [];
  const { DomainName: name = '', CertificateArn: certificate = '', EndpointConfiguration: endpoint = 'REGIONAL', IpAddressType } = domain;
  const isPrivate = endpoint === 'PRIVATE';
  const version = isPrivate ? 'V2' : '';
  const domainId = `ApiGatewayDomainName${version}${idHash(name)}`;
  const certificateKey = endpoint === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn';
  const added = addedResource(api, domainId, `AWS::ApiGateway::DomainName${version}`, {
    DomainName: name,
    EndpointConfiguration: present({ Types: [endpoint], IpAddressType }),
    [certificateKey]: certificate,
    ...pick(domain, optional),
    ...(isPrivate ? {} : mutualTls(domain)),
  });
  const own = { RestApiId: ref(api.logicalId), Stage: ref(stage) };
  return [
    added,
    ...basePaths(domain).map((path) => {
      const letters = path?.replaceAll(/[^\p{L}\p{N}]/gu, '');
      const key = domain['NormalizeBasePath'] === false ? path : letters;
      const properties = present({ [isPrivate ? 'DomainNameArn' : 'DomainName']: ref(domainId), ...own, BasePath: key });
      return addedResource(api, `${api.logicalId}${letters ?? ''}BasePathMapping`, `AWS::ApiGateway::BasePathMapping${version}`, properties);
    }),
    ...recordSets(api, domain, domainId),
    ...accessAssociation(api, domain, domainId),
  ];
}

/** The same for an HTTP API. */
export function httpDomain(api: SamResource, stage: string, tags: Value | undefined): PlainResource[] {
  const { Domain: domain } = api.properties;
  if (!isMap(domain)) return [];
  const { DomainName: name = '', CertificateArn, EndpointConfiguration: endpoint = 'REGIONAL' } = domain;
  const domainId = `ApiGatewayDomainNameV2${idHash(name)}`;
  const configuration = { ...present({ CertificateArn }), EndpointType: endpoint, ...pick(domain, ['OwnershipVerificationCertificateArn', 'SecurityPolicy']) };
  return [
    addedResource(api, domainId, 'AWS::ApiGatewayV2::DomainName', {
      DomainName: name,
      DomainNameConfigurations: [configuration],
      ...mutualTls(domain),
      ...present({ Tags: tags }),
    }),
    ...basePaths(domain).map((path) => {
      const id = `${api.logicalId}${path?.replaceAll(/[-_/]+/g, '') ?? ''}ApiMapping`;
      const properties = { DomainName: ref(domainId), ApiId: ref(api.logicalId), Stage: ref(stage), ApiMappingKey: path && withoutSlashes(path, 'both') };
      return addedResource(api, id, 'AWS::ApiGatewayV2::ApiMapping', present(properties));
    }),
    ...recordSets(api, domain, domainId),
  ];
}

/** A mapping for each; `undefined` is the only one of a domain without base paths. */
function basePaths({ BasePath: given }: Properties): (string | undefined)[] {
  if (typeof given === 'string' && given !== '') return [given];
  return Array.isArray(given) && given.length > 0 ? (given as readonly Value[]).map(textOf) : [undefined];
}

function mutualTls({ MutualTlsAuthentication: given }: Properties): Properties {
  return isMap(given) ? { MutualTlsAuthentication: pick(given, ['TruststoreUri', 'TruststoreVersion']) } : {};
}

function recordSets(api: SamResource, domain: Properties, domainId: string): PlainResource[] {
  const { Route53: route, DomainName: domainName = '' } = domain;
  if (!isMap(route)) return [];
  const zone = route['HostedZoneId'] ?? route['HostedZoneName'] ?? '';
  const id = `RecordSetGroup${idHash(route['SeparateRecordSetGroup'] === true ? [zone, domainName] : zone)}`;
  const record = { Name: domainName, ...pick(route, ['Region', 'SetIdentifier']), AliasTarget: aliasTarget(domain, route, domainId) };
  const types = route['IpV6'] === true ? ['A', 'AAAA'] : ['A'];
  const RecordSets = types.map((Type) => ({ ...record, Type }));
  return [addedResource(api, id, 'AWS::Route53::RecordSetGroup', { ...pick(route, ['HostedZoneId', 'HostedZoneName']), RecordSets })];
}

/** The hosted zone of all distributions of CloudFront. */
const cloudFrontZone = 'Z2FDTNDATAQYW2';

function aliasTarget({ EndpointConfiguration: endpoint = 'REGIONAL' }: Properties, route: Properties, domainId: string): Value {
  const health = pick(route, ['EvaluateTargetHealth']);
  if (endpoint === 'REGIONAL') return { ...health, HostedZoneId: getAtt(domainId, 'RegionalHostedZoneId'), DNSName: getAtt(domainId, 'RegionalDomainName') };
  if (endpoint === 'EDGE') {
    return { ...health, HostedZoneId: cloudFrontZone, DNSName: route['DistributionDomainName'] ?? getAtt(domainId, 'DistributionDomainName') };
  }
  return { ...health, ...present({ HostedZoneId: route['VpcEndpointHostedZoneId'], DNSName: route['VpcEndpointDomainName'] }) };
}

/** Two APIs with one hosted zone share the group of their records. */
export function joinRecordSets(resources: readonly PlainResource[]): readonly PlainResource[] {
  const groups = resources.filter(isGroup);
  if (groups.length < 2) return resources;
  const records = new Map<string, Value[]>();
  for (const { logicalId, properties } of groups) {
    const own = records.get(logicalId) ?? [];
    own.push(...(properties['RecordSets'] as readonly Value[]));
    records.set(logicalId, own);
  }
  return resources.map((one) => (isGroup(one) ? { ...one, properties: { ...one.properties, RecordSets: records.get(one.logicalId)! } } : one));
}

function isGroup({ type, logicalId, origin }: PlainResource): boolean {
  return type === 'AWS::Route53::RecordSetGroup' && logicalId !== origin;
}

/** Lets a VPC endpoint reach a private domain. */
function accessAssociation(api: SamResource, { AccessAssociation: access, EndpointConfiguration: endpoint }: Properties, domainId: string): PlainResource[] {
  const vpcEndpoint = isMap(access) ? access['VpcEndpointId'] : undefined;
  if (endpoint !== 'PRIVATE' || vpcEndpoint === undefined) return [];
  const properties = { DomainNameArn: ref(domainId), AccessAssociationSourceType: 'VPCE', AccessAssociationSource: vpcEndpoint };
  return [addedResource(api, `DomainNameAccessAssociation${idHash([vpcEndpoint, domainId])}`, 'AWS::ApiGateway::DomainNameAccessAssociation', properties)];
}
