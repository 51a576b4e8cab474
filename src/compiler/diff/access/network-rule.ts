import { isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Path } from '../difference.js';
import { plainText } from '../shown-value.js';

/** What a security group lets through: one rule. */
export interface NetworkRule {
  readonly isIngress: boolean;
  /** `tcp`, or `-1` for all. */
  readonly protocol: string;
  /** Undefined for all ports, or where they are not known. */
  readonly ports: readonly [from: number, to: number] | undefined;
  /** An address range, or another group or list. */
  readonly peer: string;
  readonly path: Path;
}

/** The keys that say who is at the other end; a rule has one of them. */
const peerKeys = [
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourceSecurityGroupName',
  'SourcePrefixListId',
  'DestinationPrefixListId',
];

export function networkRule(value: Value, isIngress: boolean, path: Path): NetworkRule {
  if (!isMap(value)) return { isIngress, protocol: JSON.stringify(value), ports: undefined, peer: JSON.stringify(value), path };
  const { IpProtocol: given = '-1', FromPort: from, ToPort: to } = value;
  const key = peerKeys.find((one) => value[one] !== undefined);
  const peer = key === undefined ? 'unknown' : plainText(value[key]!);
  const protocol = plainText(given).toLowerCase();
  const isPort = (port: Value | undefined): boolean => port !== undefined && /^\d+$/.test(plainText(port));
  const ports = protocol !== '-1' && isPort(from) && isPort(to) ? ([Number(from), Number(to)] as const) : undefined;
  return { isIngress, protocol, ports, peer, path };
}

/** Whether a rule lets all through that another one does. */
export function rulesCover(wide: readonly NetworkRule[], narrow: NetworkRule): boolean {
  return wide.some(
    (one) =>
      one.isIngress === narrow.isIngress &&
      (one.protocol === '-1' || (one.protocol === narrow.protocol && portsCover(one, narrow))) &&
      peerCovers(one.peer, narrow.peer),
  );
}

function portsCover({ ports: wide }: NetworkRule, { ports: narrow }: NetworkRule): boolean {
  if (wide === undefined) return true;
  return narrow !== undefined && wide[0] <= narrow[0] && narrow[1] <= wide[1];
}

function peerCovers(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  if (wide === '::/0') return narrow.includes(':') && narrow.includes('/');
  const [outer, inner] = [rangeOf(wide), rangeOf(narrow)];
  return outer !== undefined && inner !== undefined && outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** The first and the last address of a range of IPv4. */
function rangeOf(text: string): readonly [number, number] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = match.slice(1).map(Number);
  const size = 2 ** (32 - bits);
  const first = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  return [first, first + size - 1];
}

/** `tcp 22 from 0.0.0.0/0` */
export function ruleText({ isIngress, protocol, ports, peer }: NetworkRule): string {
  const what = protocol === '-1' ? 'everything' : `${protocol}${ports === undefined ? '' : ` ${ports[0] === ports[1] ? ports[0] : `${ports[0]}-${ports[1]}`}`}`;
  return `${what} ${isIngress ? 'from' : 'to'} ${peer}`;
}
