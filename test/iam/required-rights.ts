import type { CodeValue } from '../../src/compiler/iam/calls/code-value.js';
import type { ServiceDataOf } from '../../src/compiler/iam/actions/service-data.js';
import { rightsOf } from '../../src/compiler/iam/actions/rights-of.js';
import { sampleAccount } from './sample-account.js';
import type { Grant } from './packaged-fixture.js';
import type { SentCommand } from './recorded-sdk.js';

/** What IAM would have asked for, had the command been sent: as for a call whose input is known as a whole. */
export function requiredRights({ client, operation, input, region }: SentCommand, dataOf: ServiceDataOf): Grant[] {
  const call = {
    client,
    operation,
    input: [codeValue(input)],
    region: region === undefined || region === 'us-east-1' ? [] : [codeValue(region)],
    path: [{ name: operation, at: 0 }],
  };
  const { rights } = rightsOf({ calls: [call], untold: [] }, { variables: {}, resources: new Map(), parameters: {}, ask: () => undefined, dataOf });
  const valueOf = sampleAccount({});
  return rights.map(({ action, resource }) => ({ action, resource: valueOf(resource), condition: undefined }));
}

/** Whether the grant covers what is asked for. What IAM's wildcards stand for in an ARN is compared as text: `bucket/*` covers itself. */
export function covers(granted: Grant, asked: Grant): boolean {
  return granted.action === asked.action && pattern(granted.resource).test(asked.resource);
}

function pattern(resource: string): RegExp {
  const escaped = resource.replaceAll(/[\\^$+.()|{}[\]]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

function codeValue(value: unknown): CodeValue {
  if (typeof value === 'string') return { kind: 'text', parts: [value] };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(codeValue), isWhole: true };
  if (typeof value !== 'object' || value === null) return { kind: 'other' };
  const members = Object.entries(value).map(([name, one]) => ({ name: [name], values: [codeValue(one)] }));
  return { kind: 'object', members, isWhole: true };
}
