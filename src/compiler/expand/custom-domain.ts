import { isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import type { Properties } from './properties.js';
import { idHash } from './sam-logical-id.js';
import type { SamResource } from './sam-resource.js';

/** What `Domain` adds to a REST API: the domain, a mapping for each base path, and DNS records. A private domain has its own types. */
export function restDomain(api: SamResource): PlainResource[] {
  const { Domain: domain } = api.properties;
  if (!isMap(domain)) return [];
  const { DomainName: name = '', CertificateArn: certificate = '', EndpointConfiguration: endpoint = 'REGIONAL' } = domain;
  const isPrivate = endpoint === 'PRIVATE';
  const version = isPrivate ? 'V2' : '';
  const domainId = `ApiGatewayDomainName${version}${idHash(name)}`;
  const certificateKey = endpoint === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn';
  return [
    addedResource(api, domainId, `AWS::ApiGateway::DomainName${version}`, {
      DomainName: name,
      EndpointConfiguration: { Types: [endpoint] },
      [certificateKey]: certificate,
    }),
    ...mappings(api, domain, 'BasePathMapping', `AWS::ApiGateway::BasePathMapping${version}`, { DomainName: ref(domainId), RestApiId: ref(api.logicalId) }),
    ...recordSets(api, domain, domainId),
    ...accessAssociation(api, domain, domainId),
  ];
}

/** The same for an HTTP API. */
export function httpDomain(api: SamResource): PlainResource[] {
  const { Domain: domain } = api.properties;
  if (!isMap(domain)) return [];
  const { DomainName: name = '', CertificateArn: certificate = '' } = domain;
  const domainId = `ApiGatewayDomainNameV2${idHash(name)}`;
  return [
    addedResource(api, domainId, 'AWS::ApiGatewayV2::DomainName', { DomainName: name, DomainNameConfigurations: [{ CertificateArn: certificate }] }),
    ...mappings(api, domain, 'ApiMapping', 'AWS::ApiGatewayV2::ApiMapping', { DomainName: ref(domainId), ApiId: ref(api.logicalId) }),
    ...recordSets(api, domain, domainId),
  ];
}

/** One for each base path, or one for all. */
function mappings(api: SamResource, { BasePath: given }: Properties, suffix: string, type: string, properties: Properties): PlainResource[] {
  const list = Array.isArray(given) ? (given as Value[]) : [given ?? ''];
  const paths = (list.length === 0 ? [''] : list).map((path) => String(path).replaceAll(/[^A-Za-z0-9]/g, ''));
  return paths.map((path) => addedResource(api, `${api.logicalId}${path}${suffix}`, type, properties));
}

function recordSets(api: SamResource, { Route53: route, DomainName: domainName = '' }: Properties, domainId: string): PlainResource[] {
  if (!isMap(route)) return [];
  const zone = route['HostedZoneId'] ?? route['HostedZoneName'] ?? '';
  const id = `RecordSetGroup${idHash(route['SeparateRecordSetGroup'] === true ? [zone, domainName] : zone)}`;
  return [addedResource(api, id, 'AWS::Route53::RecordSetGroup', { RecordSets: [{ Name: domainName, AliasTarget: { DNSName: ref(domainId) } }] })];
}

/** Lets a VPC endpoint reach a private domain. */
function accessAssociation(api: SamResource, { AccessAssociation: access, EndpointConfiguration: endpoint }: Properties, domainId: string): PlainResource[] {
  const vpcEndpoint = isMap(access) ? access['VpcEndpointId'] : undefined;
  if (endpoint !== 'PRIVATE' || vpcEndpoint === undefined) return [];
  return [addedResource(api, `DomainNameAccessAssociation${idHash([vpcEndpoint, domainId])}`, 'AWS::ApiGateway::DomainNameAccessAssociation')];
}
