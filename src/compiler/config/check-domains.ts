import type { ErrorCode } from '../problem/codes.js';
import type { Problem } from '../problem/problem.js';
import { type CustomDomain, originOf, type StageConfig } from './resolve-stage.js';

type DomainKey = 'api_gateway_custom_domain' | 'websocket_api_custom_domain';
type Refuse = (code: ErrorCode, key: DomainKey, setting: string | null, message: string, fix: string) => Problem[];

/**
 * What API Gateway would refuse in the custom domains of the APIs that the app has.
 *
 * The stack's region is not known here: of certificates that have to be in it, it shows only that two are in different ones.
 */
export function checkDomains(config: StageConfig, functionNames: readonly string[]): Problem[] {
  const rest = functionNames.includes('api_handler') ? config.customDomain : null;
  const websocket = functionNames.some((name) => name.startsWith('websocket_')) ? config.websocketCustomDomain : null;
  const refuse: Refuse = (code, key, setting, message, fix) => [
    { code, severity: 'error', where: { file: config.file, path: [...originOf(config, key), ...(setting === null ? [] : [setting])] }, message, fix },
  ];
  return [
    ...(rest === null ? [] : [...checkRestDomain(config, rest, refuse), ...checkPrefix('api_gateway_custom_domain', rest, refuse)]),
    ...(websocket === null ? [] : checkPrefix('websocket_api_custom_domain', websocket, refuse)),
    ...(rest === null || websocket === null ? [] : checkBoth(config, rest, websocket, refuse)),
  ];
}

function checkRestDomain({ endpointType }: StageConfig, { certificateArn }: CustomDomain, refuse: Refuse): Problem[] {
  const key = 'api_gateway_custom_domain';
  if (endpointType === 'PRIVATE') {
    const message = 'a custom domain needs an API with a public endpoint, but the endpoint type is PRIVATE';
    return refuse('domain-private', key, null, message, 'take the custom domain away, as with null for this stage, or make the endpoint REGIONAL');
  }
  const region = regionOf(certificateArn);
  if (endpointType !== 'EDGE' || region === null || region === 'us-east-1') return [];
  const message = `the certificate of an EDGE domain has to be in us-east-1, but this one is in ${region}`;
  return refuse('domain-certificate-region', key, 'certificate_arn', message, 'use a certificate in us-east-1, or set api_gateway_endpoint_type to REGIONAL');
}

/** Both are made by one stack, so in one region. */
function checkBoth({ endpointType }: StageConfig, rest: CustomDomain, websocket: CustomDomain, refuse: Refuse): Problem[] {
  const key = 'websocket_api_custom_domain';
  const problems: Problem[] = [];
  if (rest.domainName.toLowerCase() === websocket.domainName.toLowerCase()) {
    const message = `the REST API and the websocket API can't share the domain ${websocket.domainName}`;
    problems.push(...refuse('domain-name-shared', key, 'domain_name', message, 'give each API a domain name of its own'));
  }
  const [ofRest, ofWebsocket] = [regionOf(rest.certificateArn), regionOf(websocket.certificateArn)];
  if (endpointType === 'REGIONAL' && ofRest !== null && ofWebsocket !== null && ofRest !== ofWebsocket) {
    const message = `the certificates of both domains have to be in the stack's region, but one is in ${ofRest} and this one in ${ofWebsocket}`;
    problems.push(...refuse('domain-certificate-region', key, 'certificate_arn', message, "use certificates in the stack's region"));
  }
  return problems;
}

/** A base path mapping of a REST API has one level; API Gateway takes several for other APIs. */
function checkPrefix(key: DomainKey, { urlPrefix }: CustomDomain, refuse: Refuse): Problem[] {
  if (urlPrefix === null || urlPrefix === '/') return [];
  const levels = urlPrefix.split('/');
  const fits = levels.every((level) => /^[A-Za-z0-9$_.+!*'()-]+$/.test(level)) && urlPrefix.length <= 300;
  if (fits && (levels.length === 1 || key === 'websocket_api_custom_domain')) return [];
  const bare = urlPrefix.replaceAll(/^\/+|\/+$/g, '');
  const isBareEnough = bare !== urlPrefix && /^[A-Za-z0-9$_.+!*'()-]+$/.test(bare);
  const message = `'${urlPrefix}' can't be the path of a mapping`;
  const fix = isBareEnough
    ? `write '${bare}'`
    : `use letters, digits and $-_.+!*'() ${key === 'api_gateway_custom_domain' ? "without '/'" : "in parts with '/' between"}`;
  return refuse('domain-url-prefix', key, 'url_prefix', message, fix);
}

/** Null for a certificate that IAM keeps, which is in no region. */
function regionOf(certificateArn: string): string | null {
  const [, , service, region] = certificateArn.split(':');
  return service === 'acm' && region !== undefined && region !== '' ? region : null;
}
