import { expect } from 'chai';
import type { AnalysisBundle } from '../../../src/project/bundle/analysis-bundle.js';
import { type Bundle, bundleApp } from '../../../src/project/bundle/bundle.js';
import { type Files, head, makeProject, removeFolders, stageOf } from '../sample-project.js';

afterEach(removeFolders);

const client: Files = {
  'node_modules/@aws-sdk/client-x/package.json': '{"name":"@aws-sdk/client-x","version":"3.0.0","type":"module","exports":"./index.js"}',
  'node_modules/@aws-sdk/client-x/index.js': "export class XClient { send() { return 'inside of the SDK'; } }\n",
};

/** A package that uses the SDK, as a `node_modules` folder has it. */
function packageWithSdk(code: string, manifest: object = { dependencies: { '@aws-sdk/client-x': '3' } }): Files {
  return {
    ...client,
    'package.json': '{"name":"app","type":"module","dependencies":{"store":"1"}}',
    'node_modules/store/package.json': JSON.stringify({ name: 'store', version: '1.0.0', type: 'module', exports: './index.js', ...manifest }),
    'node_modules/store/index.js': code,
  };
}

const usesClient = `${head}import { XClient } from '@aws-sdk/client-x';\napp.lambdaFunction('f', () => new XClient().send());\n`;
const usesStore = `${head}import { save } from 'store';\napp.lambdaFunction('f', () => save());\n`;
const store = "import { XClient } from '@aws-sdk/client-x';\nexport const save = () => ['inside of store', new XClient().send()];\n";

async function analysed(files: Files, settings: object = {}): Promise<{ bundle: Bundle; analysis: AnalysisBundle }> {
  const bundle = await bundleApp(makeProject(files, settings), 'app.ts', stageOf(settings), 'node24');
  return { bundle, analysis: await bundle.forAnalysis() };
}

describe('the code to look through for calls of AWS', () => {
  const rows: { name: string; files: Files; settings?: object; usesSdk: boolean; isShipped: boolean }[] = [
    { name: 'an app without the SDK', files: { 'app.ts': `${head}app.lambdaFunction('f', () => 1);\n` }, usesSdk: false, isShipped: true },
    { name: 'an app that imports the SDK', files: { 'app.ts': usesClient, ...client }, usesSdk: true, isShipped: true },
    { name: 'an app with the SDK inside', files: { 'app.ts': usesClient, ...client }, settings: { bundle_aws_sdk: true }, usesSdk: true, isShipped: false },
    { name: 'a package in the bundle', files: { 'app.ts': usesStore, ...packageWithSdk(store) }, usesSdk: true, isShipped: true },
    {
      name: 'a package beside the bundle',
      files: { 'app.ts': usesStore, ...packageWithSdk(store) },
      settings: { external_packages: ['store'] },
      usesSdk: true,
      isShipped: false,
    },
    {
      name: 'a package in the layer that has the SDK as a peer',
      files: { 'app.ts': usesStore, ...packageWithSdk(store, { peerDependencies: { '@aws-sdk/client-x': '3' } }) },
      settings: { automatic_layer: true },
      usesSdk: true,
      isShipped: false,
    },
    {
      name: 'a package beside the bundle without the SDK',
      files: { 'app.ts': usesStore, ...packageWithSdk('export const save = () => 1;\n', {}) },
      settings: { external_packages: ['store'] },
      usesSdk: false,
      isShipped: true,
    },
    {
      name: 'what is bundled of the SDK and sends nothing',
      files: {
        'app.ts': `${head}import { marshall } from '@aws-sdk/util-dynamodb';\napp.lambdaFunction('f', () => marshall());\n`,
        'node_modules/@aws-sdk/util-dynamodb/package.json': '{"name":"@aws-sdk/util-dynamodb","version":"3.0.0","type":"module","exports":"./index.js"}',
        'node_modules/@aws-sdk/util-dynamodb/index.js': 'export const marshall = () => 1;\n',
      },
      usesSdk: false,
      isShipped: true,
    },
  ];
  for (const { name, files, settings, usesSdk, isShipped } of rows) {
    it(name, async () => {
      const { bundle, analysis } = await analysed(files, settings);
      expect({ usesSdk: bundle.usesSdk, isShipped: analysis.isShipped, unseen: analysis.unseen }).to.deep.equal({ usesSdk, isShipped, unseen: [] });
      const [app] = analysis.files;
      if (isShipped) expect(app!.code).to.equal(bundle.code);
      expect(app!.code).not.to.contain('inside of the SDK');
      if (usesSdk) expect(app!.code).to.match(/from\s*"@aws-sdk\/client-x"/);
      if ('node_modules/store/index.js' in files && usesSdk) expect(app!.code).to.contain('inside of store');
      expect(JSON.parse(app!.map())).to.have.property('mappings');
    });
  }

  it('names packages that may call AWS and cannot be bundled', async () => {
    const files = { 'app.ts': usesStore, ...packageWithSdk('this is no JavaScript') };
    const { analysis } = await analysed(files, { external_packages: ['store'] });
    expect(analysis).to.include({ isShipped: false }).and.to.have.deep.property('unseen', ['store']);
  });

  it('tells of version 2 of the SDK, in the bundle and beside it', async () => {
    const version2 = {
      'node_modules/aws-sdk/package.json': '{"name":"aws-sdk","version":"2.0.0","main":"index.js"}',
      'node_modules/aws-sdk/index.js': "exports.S3 = function () { return 'inside of version 2'; };\n",
    };
    const app = `${head}import { S3 } from 'aws-sdk';\napp.lambdaFunction('f', () => new S3());\n`;
    const inside = await analysed({ 'app.ts': app, ...version2 });
    expect(inside).to.have.nested.property('bundle.usesSdk', true);
    expect(inside.analysis).to.deep.include({ isShipped: true, unseen: ['aws-sdk'] });
    const code = "import { S3 } from 'aws-sdk';\nexport const save = () => ['inside of store', new S3()];\n";
    const files = { 'app.ts': usesStore, ...packageWithSdk(code, { dependencies: { 'aws-sdk': '2' } }), ...version2 };
    const { analysis } = await analysed(files, { external_packages: ['store'] });
    expect(analysis).to.deep.include({ isShipped: false, unseen: ['aws-sdk'] });
    expect(analysis.files[0]!.code).to.contain('inside of store').and.not.to.contain('inside of version 2');
  });

  it('has the modules that ship beside the app', async () => {
    const worker = "import { XClient } from '@aws-sdk/client-x';\nvoid new XClient().send();\n";
    const app = `${head}import { Worker } from 'node:worker_threads';\napp.lambdaFunction('f', () => new Worker(new URL('./worker.js', import.meta.url)));\n`;
    const files = { 'app.ts': app, 'worker.js': worker, 'package.json': '{"type":"module"}', ...client };
    for (const settings of [{}, { bundle_aws_sdk: true }]) {
      const { bundle, analysis } = await analysed(files, settings);
      expect(bundle.usesSdk).to.equal(true);
      expect(analysis.files.map(({ path }) => path)).to.deep.equal(['app.mjs', 'worker.js']);
      expect(analysis.files[1]!.code).to.contain('"@aws-sdk/client-x"');
      expect((JSON.parse(analysis.files[1]!.map()) as { sources: string[] }).sources).to.include('worker.js');
    }
  });
});
