import type { ErrorCode, WarningCode } from '../problem/codes.js';
import type { Place, Problem } from '../problem/problem.js';
import { checkSecurityPolicy, type DomainReport } from './check-security-policy.js';
import { type CustomDomain, originOf, type StageConfig } from './resolve-stage.js';

type DomainKey = 'api_gateway_custom_domain' | 'websocket_api_custom_domain';
type Refuse = (code: ErrorCode, key: DomainKey, setting: string | null, message: string, fix: string) => Problem[];

/**
 * Checks the custom domains of the app's APIs for what API Gateway would refuse.
 *
 * Unless the stage is packaged for a region, that of the stack is not known here. All it can tell is that two certificates are in different regions.
 */
export function checkDomains(config: StageConfig, functionNames: readonly string[]): Problem[] {
  const rest = functionNames.includes('api_handler') ? config.customDomain : null;
  const websocket = functionNames.some((name) => name.startsWith('websocket_')) ? config.websocketCustomDomain : null;
  const at = (key: DomainKey, setting: string | null): Place => ({
    file: config.file,
    path: [...originOf(config, key), ...(setting === null ? [] : [setting])],
  });
  const refuse: Refuse = (code, key, setting, message, fix) => [{ code, severity: 'error', where: at(key, setting), message, fix }];
  const report = (key: DomainKey): DomainReport =>
    Object.assign((...[code, ...problem]: Parameters<DomainReport>) => refuse(code, key, ...problem), {
      warning: (code: WarningCode, setting: string, message: string, fix: string): Problem[] => [
        { code, severity: 'warning', where: at(key, setting), message, fix },
      ],
    });
  return [
    ...(rest === null ? [] : [...checkRestDomain(config, rest, refuse), ...checkPrefix('api_gateway_custom_domain', rest, refuse)]),
    ...(rest === null || config.endpointType === 'PRIVATE' ? [] : checkSecurityPolicy(rest, config.endpointType, report('api_gateway_custom_domain'))),
    ...(websocket === null
      ? []
      : [...checkPrefix('websocket_api_custom_domain', websocket, refuse), ...checkSecurityPolicy(websocket, null, report('websocket_api_custom_domain'))]),
    ...(rest === null || websocket === null ? [] : checkBoth(config, rest, websocket, refuse)),
    ...(rest === null || config.endpointType !== 'REGIONAL' ? [] : checkRegion('api_gateway_custom_domain', rest, config.region, refuse)),
    ...(websocket === null ? [] : checkRegion('websocket_api_custom_domain', websocket, config.region, refuse)),
  ];
}

/** Where the region of the stack is known. */
function checkRegion(key: DomainKey, { certificateArn }: CustomDomain, region: string | null, refuse: Refuse): Problem[] {
  const own = regionOf(certificateArn);
  if (region === null || own === null || own === region) return [];
  const message = `the certificate must be in the region that the stage is packaged for, ${region}, but this one is in ${own}`;
  return refuse('domain-certificate-region', key, 'certificate_arn', message, `give region ${region} a custom domain with a certificate of its own`);
}

function checkRestDomain({ endpointType }: StageConfig, { certificateArn }: CustomDomain, refuse: Refuse): Problem[] {
  const key = 'api_gateway_custom_domain';
  if (endpointType === 'PRIVATE') {
    const message = 'a custom domain needs an API with a public endpoint, but the endpoint type is PRIVATE';
    return refuse(
      'domain-private',
      key,
      null,
      message,
      'remove the custom domain (set it to null to remove it from one stage), or set api_gateway_endpoint_type to REGIONAL',
    );
  }
  const region = regionOf(certificateArn);
  if (endpointType !== 'EDGE' || region === null || region === 'us-east-1') return [];
  const message = `the certificate of an EDGE domain must be in us-east-1, but this one is in ${region}`;
  return refuse('domain-certificate-region', key, 'certificate_arn', message, 'use a certificate in us-east-1, or set api_gateway_endpoint_type to REGIONAL');
}

/** One stack creates both, so they are in one region. */
function checkBoth({ endpointType }: StageConfig, rest: CustomDomain, websocket: CustomDomain, refuse: Refuse): Problem[] {
  const key = 'websocket_api_custom_domain';
  const problems: Problem[] = [];
  if (rest.domainName.toLowerCase() === websocket.domainName.toLowerCase()) {
    const message = `the REST API and the websocket API cannot share the domain ${websocket.domainName}`;
    problems.push(...refuse('domain-name-shared', key, 'domain_name', message, 'give each API its own domain name'));
  }
  const [ofRest, ofWebsocket] = [regionOf(rest.certificateArn), regionOf(websocket.certificateArn)];
  if (endpointType === 'REGIONAL' && ofRest !== null && ofWebsocket !== null && ofRest !== ofWebsocket) {
    const message = `the certificates of both domains must be in the stack's region, but one is in ${ofRest} and this one in ${ofWebsocket}`;
    problems.push(...refuse('domain-certificate-region', key, 'certificate_arn', message, "use certificates in the stack's region"));
  }
  return problems;
}

/** The base path mapping of a REST API has one segment; other APIs may have several. */
function checkPrefix(key: DomainKey, { urlPrefix }: CustomDomain, refuse: Refuse): Problem[] {
  if (urlPrefix === null || urlPrefix === '/') return [];
  const segments = urlPrefix.split('/');
  const fits = segments.every((segment) => /^[A-Za-z0-9$_.+!*'()-]+$/.test(segment)) && urlPrefix.length <= 300;
  if (fits && (segments.length === 1 || key === 'websocket_api_custom_domain')) return [];
  const bare = urlPrefix.replaceAll(/^\/+|\/+$/g, '');
  const isBareEnough = bare !== urlPrefix && /^[A-Za-z0-9$_.+!*'()-]+$/.test(bare);
  const message = `'${urlPrefix}' cannot be the path of a mapping`;
  const fix = isBareEnough
    ? `write '${bare}'`
    : `use letters, digits and $-_.+!*'() ${key === 'api_gateway_custom_domain' ? "without '/'" : "in segments separated by '/'"}`;
  return refuse('domain-url-prefix', key, 'url_prefix', message, fix);
}

/** Null for a certificate in IAM, which is in no region. */
function regionOf(certificateArn: string): string | null {
  const [, , service, region] = certificateArn.split(':');
  return service === 'acm' && region !== undefined && region !== '' ? region : null;
}
