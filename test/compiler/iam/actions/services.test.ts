import { expect } from 'chai';
import { needsOf } from '../../../../src/compiler/iam/actions/needs-of.js';
import { rightsOf } from '../../../../src/compiler/iam/actions/rights-of.js';
import type { RightsContext } from '../../../../src/compiler/iam/actions/rights-context.js';
import { serviceDataOf } from '../../../../src/compiler/iam/actions/service-data-of.js';
import type { TypeRule } from '../../../../src/compiler/iam/actions/service-rules.js';
import { ruledClients, rulesOf } from '../../../../src/compiler/iam/actions/services.js';
import { call, type Written } from './code-values.js';
import type { Source } from '../../../../src/compiler/iam/actions/source.js';
import { hasPath, type InstalledClient, installedClients, type Shape } from './installed-clients.js';
import { unknownOperations } from './unknown-operations.js';

const context: RightsContext = { variables: {}, resources: new Map(), parameters: {}, ask: () => undefined, dataOf: serviceDataOf };

describe('rules of services', () => {
  let clients: readonly InstalledClient[];
  before(() => {
    clients = installedClients();
  });

  it('say for every operation of every installed client what it needs, but for the new ones of which IAM has published nothing', () => {
    const unknown = clients.flatMap(({ name, operations }) =>
      [...operations.keys()]
        .filter((operation) => needsOf(call(`${name}.${operation}`), { values: [], at: 1 }, context) === undefined)
        .map((operation) => `${name}.${operation}`),
    );
    expect(unknown).to.deep.equal(unknownOperations);
  });

  it('warn of an operation of which nothing is known, and grant nothing', () => {
    for (const name of unknownOperations.slice(0, 3)) {
      const { rights, problems } = rightsOf({ calls: [call(name, {})], untold: [] }, context);
      expect(rights).to.deep.equal([]);
      expect(problems.map(({ code, at }) => [code, at])).to.deep.equal([['sdk-action-unknown', 7]]);
    }
  });

  it('name only operations that their client has', () => {
    for (const { name, operations } of clients) {
      const listed = Object.keys(rulesOf(`@aws-sdk/client-${name}`)?.operations ?? {});
      expect(
        listed.filter((operation) => !operations.has(operation)),
        name,
      ).to.deep.equal([]);
    }
  });

  it('name only actions that IAM has', () => {
    const missing = ruledClients.flatMap((name) =>
      Object.entries(rulesOf(`@aws-sdk/client-${name}`)!.operations ?? {}).flatMap(([operation, needs]) =>
        needs.filter(({ action }) => !isAction(action)).map(({ action }) => `${name}.${operation}: ${action}`),
      ),
    );
    expect(missing.join('\n')).to.equal('');
  });

  it('name only resource types that IAM has', () => {
    const missing = ruledClients.flatMap((name) => {
      const { prefix, types = {}, operations = {} } = rulesOf(`@aws-sdk/client-${name}`)!;
      const known = serviceDataOf(prefix)!.types;
      const used = [...Object.keys(types), ...Object.values(operations).flatMap((needs) => needs.flatMap((need) => need.types ?? []))];
      return [...new Set(used)].filter((type) => !Object.hasOwn(known, type)).map((type) => `${name}: ${type}`);
    });
    expect(missing.join('\n')).to.equal('');
  });

  it('read only members that some input of the service has', () => {
    const missing = clients.flatMap(({ name }) => {
      const rules = rulesOf(`@aws-sdk/client-${name}`);
      const inputs = clients
        .filter((one) => rulesOf(`@aws-sdk/client-${one.name}`)?.prefix === rules?.prefix)
        .flatMap(({ operations }) => [...operations.values()]);
      const all = [
        ...Object.values(rules?.types ?? {}),
        ...Object.values(rules?.operations ?? {}).flatMap((needs) => needs.flatMap(({ on }) => (on === undefined ? [] : [on]))),
      ];
      const paths = new Set(all.flatMap((rule) => sourcesOf(rule).flatMap(({ members }) => members)));
      return [...paths].filter((path) => !inputs.some((input) => hasPath(input, path))).map((path) => `${name}: ${path}`);
    });
    expect(missing.join('\n')).to.equal('');
  });

  it('read of every operation a member that it has', () => {
    const missing = clients.flatMap(({ name, operations }) =>
      Object.entries(rulesOf(`@aws-sdk/client-${name}`)?.operations ?? {}).flatMap(([operation, needs]) => {
        const input = operations.get(operation);
        const sources = needs.flatMap(({ on = [], isOptional = false }) => (isOptional ? [] : sourcesOf(on)));
        const needed = input === undefined ? [] : sources.filter(({ members, absent }) => members.length > 0 && absent === undefined);
        return needed
          .filter(({ members }) => !members.some((path) => hasPath(input!, path)))
          .map(({ members }) => `${name}.${operation}: ${members.join(', ')}`);
      }),
    );
    expect(missing.join('\n')).to.equal('');
  });

  it('make ARNs that have the format of a type of the action', () => {
    const wrong = clients.flatMap(({ name, operations }) =>
      [...operations].flatMap(([operation, shape]) => {
        const { rights } = rightsOf({ calls: [call(`${name}.${operation}`, sample(shape, 'Input', 0))], untold: [] }, context);
        return rights
          .filter(({ action, resource }) => !fits(action, resource) && !unlisted.has(action))
          .map(({ action, resource }) => `${name}.${operation}: ${action} on ${JSON.stringify(resource)}`);
      }),
    );
    expect(wrong.join('\n')).to.equal('');
  });
});

function sourcesOf(rule: TypeRule): Source[] {
  return rule.flatMap(({ from }) => Object.values(from));
}

function isAction(action: string): boolean {
  const [prefix, name] = action.split(':') as [string, string];
  return Object.hasOwn(serviceDataOf(prefix)?.actions ?? {}, name);
}

/** Actions of which IAM's data lacks a type, or has another one's. */
const unlisted = new Set(['logs:DeleteDeliverySource', 'rekognition:CreateStreamProcessor']);

const sampleArn = 'arn:aws:sample:eu-west-1:123456789012:x';

/** An input with all its members: ARNs where their names ask for one, else their names. */
function sample(shape: Shape, name: string, depth: number): Written {
  if (depth > 5) return null;
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries([...shape.members].map(([member, inner]) => [member, sample(inner(), member, depth + 1)]));
    case 'list':
      return [sample(shape.item(), name, depth + 1)];
    case 'map':
      return { [name]: 'value' };
    case 'other':
      return /arn$/i.test(name) ? sampleArn : name === 'AliasName' ? 'alias/x' : name === 'CopySource' ? 'x/key' : 'x';
  }
}

function fits(action: string, resource: unknown): boolean {
  const [prefix, name] = action.split(':') as [string, string];
  const text = typeof resource === 'string' ? resource : ((resource as { readonly 'Fn::Sub'?: string })['Fn::Sub'] ?? '');
  if (text === '*' || text.startsWith(sampleArn)) return true;
  const data = serviceDataOf(prefix)!;
  const arn = text.replaceAll('${AWS::Partition}', 'aws').replaceAll('${AWS::Region}', 'eu-west-1').replaceAll('${AWS::AccountId}', '123456789012');
  return data.actions[name]!.some(({ type }) => meet(arn, data.types[type]!.replace(/\$\{[^}]*\}/g, '*')));
}

/** Whether two texts with `*` have a text in common. */
function meet(a: string, b: string): boolean {
  const known = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    if (!known.has(key)) known.set(key, step(i, j));
    return known.get(key)!;
  };
  const step = (i: number, j: number): boolean => {
    if (i === a.length && j === b.length) return true;
    if (a[i] === '*' && (from(i + 1, j) || (j < b.length && from(i, j + 1)))) return true;
    if (b[j] === '*' && (from(i, j + 1) || (i < a.length && from(i + 1, j)))) return true;
    return i < a.length && j < b.length && (a[i] === b[j] || a[i] === '?') && from(i + 1, j + 1);
  };
  return from(0, 0);
}
