import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';

interface Property {
  readonly causesReplacement?: string;
  readonly scrutinizable?: string;
}

interface Resource {
  readonly cloudFormationType: string;
  readonly properties: { readonly [name: string]: Property };
  readonly scrutinizable?: string;
}

interface Spec {
  loadAwsServiceSpecSync(): {
    lookup(entity: 'resource', index: 'cloudFormationType', operator: 'equals', type: string): readonly Resource[];
    all(entity: 'resource'): readonly Resource[];
  };
}

function load(from: string, name: string): ReturnType<Spec['loadAwsServiceSpecSync']> {
  return (createRequire(from)(name) as Spec).loadAwsServiceSpecSync();
}

/** All of a resource that cloudformation-diff looks at. */
function flags(resource: Resource | undefined): { [name: string]: readonly (string | undefined)[] } {
  const properties = Object.entries(resource?.properties ?? {}).map(
    ([name, property]) => [name, [property.causesReplacement, property.scrutinizable]] as const,
  );
  const all = [
    ...properties.map(([name, [replaces, kind]]) => [name, [replaces === 'no' ? undefined : replaces, kind]] as const),
    ['', [resource?.scrutinizable]] as const,
  ];
  return Object.fromEntries(all.filter(([, found]) => found.some((flag) => flag !== undefined)));
}

describe('the slim spec', () => {
  const slim = load(join(process.cwd(), 'package.json'), './src/compiler/diff/generated/slim-spec.cjs');
  const full = load(createRequire(join(process.cwd(), 'package.json')).resolve('@aws-cdk/cloudformation-diff'), '@aws-cdk/aws-service-spec');
  const slimOf = (type: string): Resource | undefined => slim.lookup('resource', 'cloudFormationType', 'equals', type)[0];

  it('says of every type what the full one says', () => {
    const types = full.all('resource').filter(({ cloudFormationType }) => !cloudFormationType.startsWith('AWS::Serverless::'));
    expect(types.length).to.be.greaterThan(1500);
    const differing = types.filter((type) => JSON.stringify(sorted(flags(slimOf(type.cloudFormationType)))) !== JSON.stringify(sorted(flags(type))));
    expect(differing.map(({ cloudFormationType }) => cloudFormationType)).to.deep.equal([]);
  });

  it("says nothing of SAM's types, of which the full one has old data", () => {
    expect(slimOf('AWS::Serverless::Function')).to.equal(undefined);
  });

  it("takes no method of JavaScript's objects for a type", () => {
    expect(slimOf('constructor')).to.equal(undefined);
  });
});

function sorted<Value>(map: { readonly [key: string]: Value }): { [key: string]: Value } {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
