import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { Fragment, Output, Value } from '../cloudformation/template.js';
import type { RestDomainResource, WebsocketDomainResource } from '../model/resource.js';

export function renderRestDomain({ logicalId, domain, endpointType }: RestDomainResource): Fragment {
  const { domainName, certificateArn, tlsVersion, endpointAccessMode, urlPrefix, tags } = domain;
  const Properties = {
    DomainName: domainName,
    EndpointConfiguration: { Types: [endpointType] },
    [endpointType === 'EDGE' ? 'CertificateArn' : 'RegionalCertificateArn']: certificateArn,
    SecurityPolicy: tlsVersion ?? 'TLS_1_2',
    ...(endpointAccessMode !== null && { EndpointAccessMode: endpointAccessMode }),
    ...(Object.keys(tags).length > 0 && { Tags: tagList(tags) }),
  };
  const mapping = {
    DomainName: ref(logicalId),
    RestApiId: ref('RestAPI'),
    BasePath: isNoPrefix(urlPrefix) ? '(none)' : urlPrefix,
    // The ID of the stage that SAM generates, so that the mapping depends on it.
    Stage: ref('RestAPI.Stage'),
  };
  return {
    resources: {
      [logicalId]: { Type: 'AWS::ApiGateway::DomainName', Properties },
      [`${logicalId}Mapping`]: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: mapping },
    },
    // CloudFront serves an EDGE domain.
    ...dnsOutputs(logicalId, domain, endpointType === 'EDGE' ? 'Distribution' : 'Regional'),
  };
}

export function renderWebsocketDomain({ logicalId, domain }: WebsocketDomainResource): Fragment {
  const { domainName, certificateArn, tlsVersion, urlPrefix, tags } = domain;
  const configuration = { CertificateArn: certificateArn, EndpointType: 'REGIONAL', ...(tlsVersion !== null && { SecurityPolicy: tlsVersion }) };
  const Properties = { DomainName: domainName, DomainNameConfigurations: [configuration], ...(Object.keys(tags).length > 0 && { Tags: tags }) };
  const mapping = {
    DomainName: ref(logicalId),
    ApiId: ref('WebsocketAPI'),
    ...(!isNoPrefix(urlPrefix) && { ApiMappingKey: urlPrefix }),
    Stage: ref('WebsocketAPIStage'),
  };
  return {
    resources: {
      [logicalId]: { Type: 'AWS::ApiGatewayV2::DomainName', Properties },
      [`${logicalId}Mapping`]: { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: mapping },
    },
    ...dnsOutputs(logicalId, domain, 'Regional'),
  };
}

/** What a DNS record for the domain needs, if asked for: Chalice has no such outputs. */
function dnsOutputs(logicalId: string, domain: RestDomainResource['domain'], kind: 'Distribution' | 'Regional'): { outputs?: { [name: string]: Output } } {
  if (!domain.dnsOutputs) return {};
  return {
    outputs: {
      [`${logicalId}Target`]: { Value: getAtt(logicalId, `${kind}DomainName`) },
      [`${logicalId}HostedZoneId`]: { Value: getAtt(logicalId, `${kind}HostedZoneId`) },
    },
  };
}

function isNoPrefix(urlPrefix: string | null): urlPrefix is null {
  return urlPrefix === null || urlPrefix === '/';
}

function tagList(tags: { readonly [key: string]: string }): Value {
  return Object.keys(tags)
    .sort()
    .map((Key) => ({ Key, Value: tags[Key]! }));
}
