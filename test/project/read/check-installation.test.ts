import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { ProblemError } from '../../../src/compiler/problem/problem.js';
import { checkInstallation } from '../../../src/project/read/check-installation.js';

describe('how packages are installed', () => {
  let work: string;

  beforeEach(() => {
    work = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-installation-')));
  });

  afterEach(() => rmSync(work, { recursive: true, force: true }));

  const yarn = "write 'nodeLinker: node-modules' to .yarnrc.yml, and run yarn install";
  const pnpm = "write 'nodeLinker: isolated' to pnpm-workspace.yaml, remove .pnp.cjs, and run pnpm install";
  const rows: { readonly given: string; readonly files: readonly string[]; readonly want: readonly string[] }[] = [
    { given: 'nothing is', files: [], want: [] },
    { given: 'by npm', files: ['app/node_modules/a/package.json'], want: [] },
    { given: 'by npm, for a workspace', files: ['node_modules/a/package.json'], want: [] },
    { given: "by Yarn, with Plug'n'Play", files: ['app/.pnp.cjs'], want: ['.pnp.cjs', yarn] },
    { given: "by Yarn, with Plug'n'Play, for a workspace", files: ['.pnp.cjs', 'yarn.lock'], want: ['../.pnp.cjs', yarn] },
    { given: "with Plug'n'Play, and a cache of a tool", files: ['app/.pnp.cjs', 'app/node_modules/.cache/x/y'], want: ['.pnp.cjs', yarn] },
    { given: "by pnpm, with Plug'n'Play", files: ['app/.pnp.cjs', 'app/pnpm-lock.yaml'], want: ['.pnp.cjs', pnpm] },
    { given: 'by npm, below a stray file of Yarn', files: ['.pnp.cjs', 'app/node_modules/a/package.json'], want: [] },
    { given: 'by npm, over an old installation of Yarn', files: ['app/.pnp.cjs', 'app/node_modules/a/package.json'], want: [] },
  ];
  for (const { given, files, want } of rows)
    it(given, () => {
      mkdirSync(join(work, 'app'), { recursive: true });
      for (const file of files) {
        mkdirSync(dirname(join(work, file)), { recursive: true });
        writeFileSync(join(work, file), '');
      }
      expect(said(join(work, 'app'))).to.deep.equal(want);
    });
});

function said(directory: string): string[] {
  try {
    checkInstallation(directory);
    return [];
  } catch (error) {
    expect(error).to.be.instanceOf(ProblemError);
    return (error as ProblemError).problems.flatMap(({ code, where, fix }) => {
      expect(code).to.equal('plug-and-play');
      return [where.file, fix];
    });
  }
}
