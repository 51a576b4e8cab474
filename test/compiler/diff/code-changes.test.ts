import { expect } from 'chai';
import type { CodeManifest } from '../../../src/compiler/diff/code-manifest.js';
import { codeManifestIn } from '../../../src/compiler/diff/code-manifest.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import type { Cause } from '../../../src/compiler/diff/stage-diff.js';

const fn = { Type: 'AWS::Serverless::Function', Properties: { Runtime: 'nodejs24.x', Handler: 'app.x', CodeUri: './deployment.zip' } };
const template = { Resources: { A: fn, B: fn } };
const part = (hash: string, ...imports: string[]): { hash: string; imports: string[] } => ({ hash, imports });
const manifest: CodeManifest = {
  version: 1,
  code: 'one',
  library: '1.0.0',
  sources: { 'a.ts': part('a', 'shared.ts'), 'b.ts': part('b', 'shared.ts', 'axios@1.0.0'), 'shared.ts': part('s'), 'data.json': part('d') },
  packages: { 'axios@1.0.0': part('x', 'form@1.0.0'), 'form@1.0.0': part('f') },
  functions: { A: ['a.ts'], B: ['b.ts'] },
};

async function changes(after: Partial<CodeManifest>, before: CodeManifest | undefined = manifest): Promise<{ [id: string]: readonly Cause[] }> {
  const diff = await diffStages('dev', { template, code: before }, { template, code: { ...manifest, code: 'two', ...after } });
  expect(diff.changes.every(({ rule, kinds }) => rule === 'code-changed' && kinds.length === 0)).to.equal(true);
  return Object.fromEntries(diff.changes.map(({ subject, causes }) => [subject.logicalId, causes]));
}

describe('codeChanges', () => {
  const { sources, packages } = manifest;

  it('are none while the same code runs, whatever its files are', async () => {
    expect(await changes({ code: 'one', sources: { ...sources, 'a.ts': part('comment') } })).to.deep.equal({});
    const diff = await diffStages('dev', { template }, { template, code: manifest });
    expect(diff.changes).to.deep.equal([]);
  });

  it('are told of the functions that import what differs', async () => {
    expect(await changes({ sources: { ...sources, 'a.ts': part('A', 'shared.ts') } })).to.deep.equal({ A: [{ file: 'a.ts' }] });
    const both = { A: [{ file: 'shared.ts' }], B: [{ file: 'shared.ts' }] };
    expect(await changes({ sources: { ...sources, 'shared.ts': part('S') } })).to.deep.equal(both);
    expect(await changes({ packages: { ...packages, 'form@1.0.0': part('F') } })).to.deep.equal({ B: [{ package: 'form', before: '1.0.0', after: '1.0.0' }] });
  });

  it('name packages with both versions, new ones and those that are gone', async () => {
    const next = {
      sources: { ...sources, 'b.ts': part('B', 'axios@2.0.0') },
      packages: { 'axios@2.0.0': part('y', '@scope/new@3.0.0'), '@scope/new@3.0.0': part('n') },
    };
    expect(await changes(next)).to.deep.equal({
      B: [
        { file: 'b.ts' },
        { package: '@scope/new', after: '3.0.0' },
        { package: 'axios', before: '1.0.0', after: '2.0.0' },
        { package: 'form', before: '1.0.0' },
      ],
    });
  });

  it('are told of all functions where nothing imports what differs, or nothing does', async () => {
    expect(await changes({ sources: { ...sources, 'data.json': part('D') } })).to.deep.equal({ A: [{ file: 'data.json' }], B: [{ file: 'data.json' }] });
    const library = { package: 'tschalice', before: '1.0.0', after: '1.1.0' };
    expect(await changes({ library: '1.1.0' })).to.deep.equal({ A: [library], B: [library] });
    expect(await changes({})).to.deep.equal({ A: [], B: [] });
  });

  it('ends with imports in a circle, and with names of prototypes', async () => {
    const circle = { 'a.ts': part('A', 'b.ts', '__proto__', 'toString'), 'b.ts': part('b', 'a.ts') };
    expect(await changes({ sources: circle, functions: { A: ['a.ts'], B: ['constructor'] } })).to.have.property('A');
  });
});

describe('codeManifestIn', () => {
  it('takes what packaging writes, and nothing else', () => {
    const plain = JSON.parse(JSON.stringify(manifest)) as { [key: string]: never };
    expect(codeManifestIn(plain)).to.deep.equal(manifest);
    const wrong: readonly unknown[] = [
      undefined,
      [],
      'text',
      { ...plain, version: 2 },
      { ...plain, code: 1 },
      { ...plain, sources: { 'a.ts': 'hash' } },
      { ...plain, packages: [part('x')] },
      { ...plain, functions: { A: 'a.ts' } },
    ];
    for (const one of wrong) expect(codeManifestIn(one as never)).to.equal(undefined);
  });
});
