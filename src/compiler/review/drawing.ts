import { valueAt } from '../cloudformation/branch.js';
import { routeName } from '../diff/api/api-route.js';
import { sideRoutes } from '../diff/api/side-routes.js';
import { targetsIn } from '../diff/impact/reference-graph.js';
import type { Side, SideResource } from '../diff/side.js';
import type { ReviewChange } from '../diff/stage-diff.js';
import { byRank } from './rank.js';

export type NodeKind = 'function' | 'route' | 'event' | 'api' | 'role' | 'resource';
export type NodeState = 'new' | 'gone' | 'replaced' | 'changed' | 'same';

export interface DrawnNode {
  /** Unique in its drawing: a logical ID, or the API and the name of a route. */
  readonly id: string;
  readonly label: string;
  /** `DynamoDB Table` */
  readonly type: string;
  readonly kind: NodeKind;
  readonly state: NodeState;
}

/** What changes, and what that is connected with. */
export interface Drawing {
  /** What changes, the most important first; then neighbours. */
  readonly nodes: readonly DrawnNode[];
  /** IDs of nodes: what calls, uses or delivers to what. */
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** How much of what changes is not drawn. */
  readonly more: number;
}

const mostNodes = 20;

/** What connects other resources and means nothing alone; what changes in it is drawn at the resource that it belongs to. */
const plumbing: readonly string[] = [
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGatewayV2::Deployment',
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApiGatewayV2::Integration',
];

const kinds: { readonly [type: string]: NodeKind } = {
  'AWS::Lambda::Function': 'function',
  'AWS::IAM::Role': 'role',
  'AWS::ApiGateway::RestApi': 'api',
  'AWS::ApiGatewayV2::Api': 'api',
  'AWS::Lambda::EventSourceMapping': 'event',
  'AWS::Events::Rule': 'event',
  'AWS::Scheduler::Schedule': 'event',
  'AWS::SNS::Subscription': 'event',
};

/** At most twenty nodes: what changes by its rank, and what it is connected with. */
export function drawingOf(changes: readonly ReviewChange[], before: Side, after: Side): Drawing {
  const graph = graphOf(before, after);
  const states = new Map<string, NodeState>();
  for (const change of changes.toSorted(byRank)) {
    const id = nodeIdOf(change, graph);
    const node = id === undefined ? undefined : graph.nodes.get(id);
    if (node === undefined) continue;
    states.set(node.id, worse(states.get(node.id), stateOf(change, node)));
  }
  const drawn = [...states.keys()].slice(0, mostNodes);
  const ids = new Set(drawn);
  for (const id of drawn) {
    for (const near of graph.near.get(id) ?? []) {
      // A route is drawn where it changes; as a neighbour, it says nothing.
      if (ids.size < mostNodes && graph.nodes.get(near)?.kind !== 'route') ids.add(near);
    }
  }
  return {
    nodes: [...ids].map((id) => ({ ...graph.nodes.get(id)!, state: states.get(id) ?? 'same' })),
    links: withoutShortcuts(
      graph.links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
      graph,
    ),
    more: states.size - drawn.length,
  };
}

/** Without the links from an API to functions to which one of its drawn routes leads. */
function withoutShortcuts(links: Drawing['links'], { nodes }: Graph): Drawing['links'] {
  const apis = new Map(links.flatMap(({ from, to }) => (nodes.get(to)?.kind === 'route' ? [[to, from]] : [])));
  const byRoute = new Set(links.flatMap(({ from, to }) => (apis.has(from) ? [JSON.stringify([apis.get(from), to])] : [])));
  return links.filter(({ from, to }) => !byRoute.has(JSON.stringify([from, to])));
}

type PlainNode = Omit<DrawnNode, 'state'> & { readonly isBefore: boolean; readonly isAfter: boolean };

interface Graph {
  readonly nodes: ReadonlyMap<string, PlainNode>;
  readonly links: Drawing['links'];
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where plumbing is drawn, by its logical ID. */
  readonly anchors: ReadonlyMap<string, string>;
}

function graphOf(before: Side, after: Side): Graph {
  const resources = new Map([...before.resources, ...after.resources]);
  const nodes = new Map<string, PlainNode>();
  const anchors = new Map<string, string>();
  const links = new Map<string, { from: string; to: string }>();
  const link = (from: string, to: string): void => {
    if (from !== to) links.set(JSON.stringify([from, to]), { from, to });
  };
  for (const [id, resource] of resources) {
    if (plumbing.includes(resource.type)) continue;
    const { type } = resource;
    const kind = Object.hasOwn(kinds, type) ? kinds[type]! : 'resource';
    nodes.set(id, { id, label: id, type: shortType(type), kind, isBefore: before.resources.has(id), isAfter: after.resources.has(id) });
  }
  for (const [id, resource] of resources) {
    const targets = targetsOf(resource).filter((target) => nodes.has(target));
    if (nodes.has(id)) {
      for (const target of targets) {
        // What an event comes from points to it.
        const isSource = nodes.get(id)!.kind === 'event' && nodes.get(target)!.kind !== 'function' && nodes.get(target)!.kind !== 'role';
        link(...(isSource ? ([target, id] as const) : ([id, target] as const)));
      }
    } else if (targets.length > 0) {
      anchors.set(id, targets[0]!);
    }
  }
  for (const [side, isAfter] of [
    [before, false],
    [after, true],
  ] as const)
    addRoutes(side, isAfter, nodes, link);
  return { nodes, anchors, links: [...links.values()], near: neighbours(links.values()) };
}

function addRoutes(side: Side, isAfter: boolean, nodes: Map<string, PlainNode>, link: (from: string, to: string) => void): void {
  for (const route of sideRoutes(side)) {
    const { api, at, owner } = route;
    const name = routeName(route);
    const id = `${api} ${name}`;
    const known = nodes.get(id);
    nodes.set(id, { id, label: name, type: 'Route', kind: 'route', isBefore: (known?.isBefore ?? false) || !isAfter, isAfter });
    link(api, id);
    const operation = valueAt(side.resources.get(owner)?.plain.properties ?? null, at.slice(3));
    for (const target of operation === undefined ? [] : targetsIn(operation).keys()) if (nodes.get(target)?.kind === 'function') link(id, target);
  }
}

function targetsOf({ plain }: SideResource): string[] {
  return [...targetsIn(plain.properties).keys()];
}

function neighbours(links: Iterable<{ readonly from: string; readonly to: string }>): Map<string, Set<string>> {
  const near = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => void near.set(one, (near.get(one) ?? new Set()).add(other));
  for (const { from, to } of links) {
    add(from, to);
    add(to, from);
  }
  return near;
}

function nodeIdOf({ subject: { logicalId, name } }: ReviewChange, { nodes, anchors }: Graph): string | undefined {
  const route = name === undefined ? undefined : `${logicalId} ${name}`;
  if (route !== undefined && nodes.has(route)) return route;
  return nodes.has(logicalId) ? logicalId : anchors.get(logicalId);
}

function stateOf({ impact }: ReviewChange, { isBefore, isAfter }: PlainNode): NodeState {
  if (!isAfter) return 'gone';
  if (!isBefore) return 'new';
  return impact === 'replace' || impact === 'may-replace' ? 'replaced' : 'changed';
}

const worst: readonly (NodeState | undefined)[] = ['gone', 'new', 'replaced', 'changed', 'same', undefined];

function worse(one: NodeState | undefined, other: NodeState): NodeState {
  return worst.indexOf(one) < worst.indexOf(other) ? one! : other;
}

/** `AWS::DynamoDB::Table` → `DynamoDB Table` */
function shortType(type: string): string {
  return type.replace(/^AWS::/, '').replaceAll('::', ' ');
}
