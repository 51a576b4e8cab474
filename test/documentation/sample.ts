import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { expect } from 'chai';
import type { Chalice } from '../../src/index.js';
import { printedBy, runConsole, warningsIn } from './console.js';
import { contradictions } from './excerpt.js';
import type { Block } from './page.js';
import { runRequests } from './requests.js';

/** Has samples import this very library, so that there is one copy of its classes. */
const thisLibrary: Plugin = {
  name: 'this-library',
  setup({ onResolve }) {
    onResolve({ filter: /^tschalice$/ }, () => ({ path: resolve('build/src/index.js'), external: true }));
    onResolve({ filter: /^tschalice\/testing$/ }, () => ({ path: resolve('build/src/testing/index.js'), external: true }));
    onResolve({ filter: /^tschalice\/packager$/ }, () => ({ path: resolve('build/src/packager.js'), external: true }));
  },
};

/** The projects that the blocks of a page make, one below the other, as a reader would follow the page. */
export class Samples {
  readonly #folder: string;
  readonly #tests = new Set<string>();
  /** Projects with an app that no command has been run on. */
  readonly #untried = new Set<string>();
  /** Counts what was bundled, so that no module is taken from the cache. */
  #bundles = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
    symlinkSync(process.cwd(), join(folder, 'node_modules/tschalice'));
    symlinkSync(resolve('node_modules/@aws-sdk'), join(folder, 'node_modules/@aws-sdk'));
    symlinkSync(resolve('node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
    symlinkSync(resolve('node_modules/undici-types'), join(folder, 'node_modules/undici-types'));
  }

  /**
   * Does what a block is for: writes its file, runs its commands or requests, or compares it with what packaging gave.
   *
   * @returns what the block should say
   */
  async follow(block: Block): Promise<string> {
    const { language, path, text } = block;
    const project = join(this.#folder, path.split('/')[0]!);
    const file = join(this.#folder, path);
    this.#start(project);
    if (file.endsWith('/app.ts')) this.#untried.add(project);
    if (language === 'console') this.#untried.delete(project);
    if (language === 'console') return runConsole(block, project);
    if (language === 'http') return runRequests(block, ((await this.#import(join(project, 'app.ts'))) as { app: Chalice }).app, project);
    if (path.includes('/out/')) await this.#compare(block, project, file);
    else this.#write(file, text);
    return text;
  }

  /** What `validate` says of the apps that no command has been run on. */
  async validate(): Promise<string[]> {
    const said: string[] = [];
    for (const project of this.#untried) said.push(await printedBy(['validate'], project));
    return said;
  }

  /** All TypeScript that was written, as one project. */
  config(): string {
    const file = join(this.#folder, 'tsconfig.json');
    const options = { target: 'es2023', lib: ['es2023'], module: 'nodenext', types: ['node'], strict: true, noUncheckedIndexedAccess: true, noEmit: true };
    writeFileSync(file, JSON.stringify({ compilerOptions: { ...options, skipLibCheck: true }, include: ['*/**/*.ts'], exclude: ['node_modules', '**/out'] }));
    return file;
  }

  /** The tests among the samples, each bundled into a module. */
  tests(): Promise<string[]> {
    return Promise.all([...this.#tests].map((file) => this.#bundle(file)));
  }

  /** A project begins with a configuration that names it, and is a package of ES modules. */
  #start(project: string): void {
    if (existsSync(project)) return;
    const name = project.split('/').at(-1)!;
    this.#write(join(project, '.chalice/config.json'), `{"version": "2.0", "app_name": "${name}"}\n`);
    this.#write(join(project, 'package.json'), `{"name": "${name}", "private": true, "type": "module"}\n`);
  }

  /** What is written anew, as one that edits the file does, stays for the compiler to check too. */
  #write(file: string, text: string): void {
    const isCode = file.endsWith('.ts');
    if (isCode && existsSync(file)) {
      this.#bundles += 1;
      cpSync(dirname(file), join(this.#folder, `before-${this.#bundles}`), { recursive: true });
    }
    if (file.endsWith('.test.ts')) this.#tests.add(file);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  async #compare({ place, text, path }: Block, project: string, file: string): Promise<void> {
    const stage = path.split('/')[2]!;
    if (!existsSync(file)) {
      const printed = await printedBy(['package', '--stage', stage, '--no-prove'], project);
      expect(warningsIn(printed), `${place}: packaging warns`).to.deep.equal([]);
    }
    expect(contradictions(JSON.parse(text), JSON.parse(readFileSync(file, 'utf8'))), place).to.deep.equal([]);
  }

  async #import(file: string): Promise<unknown> {
    return import(pathToFileURL(await this.#bundle(file)).href);
  }

  async #bundle(file: string): Promise<string> {
    this.#bundles += 1;
    const outfile = join(dirname(file), `.bundle-${this.#bundles}.mjs`);
    await build({ entryPoints: [file], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', plugins: [thisLibrary], logLevel: 'silent' });
    return outfile;
  }
}
