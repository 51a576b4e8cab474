import { expect } from 'chai';
import { findProject } from '../../../src/project/read/find-project.js';
import { explainPolicy } from '../../../src/project/stage/explain-policy.js';
import type { ExplainedPolicy } from '../../../src/project/stage/explained-policy.js';
import { compileProject } from '../../../src/project/stage/package-stage.js';
import type { SharedWork } from '../../../src/project/stage/shared-work.js';
import { validateStages } from '../../../src/project/stage/validate-stages.js';
import { type Files, head, makeProject, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

const today = '2026-11-20';
const ownRoles = { iam_role_per_function: true };

/** Stands in for the SDK where it has to be installed. */
const client: Files = {
  'node_modules/@aws-sdk/client-s3/package.json': '{"name":"@aws-sdk/client-s3","version":"3.0.0","type":"module","exports":"./index.js"}',
  'node_modules/@aws-sdk/client-s3/index.js': ['S3Client', 'GetObjectCommand', 'PutObjectCommand']
    .map((name) => `export class ${name} { send() {} }\n`)
    .join(''),
};

const save = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export async function save(key) {
  await new S3Client({}).send(new PutObjectCommand({ Bucket: 'saved', Key: key }));
}
`;

/** A package of the user's, with the SDK as its peer. */
const store: Files = {
  'package.json': '{"name":"app","type":"module","dependencies":{"store":"1"}}',
  'node_modules/store/package.json': '{"name":"store","version":"1.0.0","type":"module","exports":"./index.js","peerDependencies":{"@aws-sdk/client-s3":"3"}}',
  'node_modules/store/index.js': save,
};

const app = `${head}import { save } from 'store';
app.lambdaFunction('keep', async (event) => save(String(event)));
app.lambdaFunction('idle', () => 1);
`;

async function explained(files: Files, settings: object, functionName: string): Promise<ExplainedPolicy> {
  const directory = makeProject(files, { ...ownRoles, ...settings });
  return explainPolicy({ project: findProject(directory, directory), stage: 'dev', today, functionName });
}

/** The rights that code needs, each with the ways to it: `s3:PutObject handler app.ts:2 → save store.js:3 → PutObject store.js:4`. */
function ofCode({ rights }: ExplainedPolicy): string[] {
  return rights.flatMap(({ action, need, calls }) =>
    need !== 'code'
      ? []
      : calls.map(({ operation, path }) => {
          const steps = path.map(({ name, file, line }, index) => `${index === path.length - 1 ? operation : (name ?? 'handler')} ${file}:${line}`);
          return `${action}: ${steps.join(' → ')}`;
        }),
  );
}

describe('the rights of an app', () => {
  const way = 's3:PutObject: handler app.ts:3 → save node_modules/store/index.js:2 → PutObject node_modules/store/index.js:3';
  const places: { readonly [what: string]: object } = {
    'in the bundle': {},
    'not minified': { minify: false },
    'beside the bundle': { external_packages: ['store'] },
    'in the layer': { automatic_layer: true },
    'in a bundle with the SDK in it': { bundle_aws_sdk: true },
  };
  for (const [what, settings] of Object.entries(places)) {
    it(`come from the code of a package ${what}, for the function that calls it alone`, async () => {
      const files = { 'app.ts': app, ...store, ...client };
      expect(ofCode(await explained(files, settings, 'keep'))).to.deep.equal([way]);
      expect(ofCode(await explained(files, settings, 'idle'))).to.deep.equal([]);
    });
  }

  it('include those of a thread for every function', async () => {
    const files = {
      'app.ts': `${head}import { Worker } from 'node:worker_threads';
app.lambdaFunction('start', () => void new Worker(new URL('./threads/count.js', import.meta.url)));
app.lambdaFunction('idle', () => 1);
`,
      'threads/count.js': `${save}await save('counted');\n`,
      'package.json': '{"type":"module"}',
    };
    for (const name of ['start', 'idle']) {
      const [right] = ofCode(await explained(files, {}, name));
      expect(right).to.match(/^s3:PutObject: .*PutObject threads\/count\.js:3$/);
    }
  });

  it('are not looked for where no policy is generated, or nothing is deployed', async () => {
    const files = { 'app.ts': app, ...store };
    const ofStage = async (settings: object, forDeployment: boolean): Promise<string[]> => {
      const directory = makeProject({ ...files, '.chalice/policy-dev.json': '{"Version":"2012-10-17","Statement":[]}' }, settings);
      const { rights } = await compileProject({ project: findProject(directory, directory), stage: 'dev', today, forDeployment });
      return rights.functions.map(({ functionName }) => functionName);
    };
    expect(await ofStage({}, true)).to.deep.equal(['keep', 'idle']);
    expect(await ofStage({}, false)).to.deep.equal([]);
    expect(await ofStage({ autogen_policy: false }, true)).to.deep.equal([]);
    expect(await ofStage({ lambda_functions: { keep: { autogen_policy: false } } }, true)).to.deep.equal(['idle']);
    expect(await ofStage({ manage_iam_role: false, iam_role_arn: 'arn:aws:iam::123456789012:role/own' }, true)).to.deep.equal([]);
  });

  it('are not looked for where every function has its policy from a file, which is known once the app is loaded', async () => {
    const worksFor = async (names: readonly string[]): Promise<string[]> => {
      const functions = Object.fromEntries(names.map((name) => [name, { autogen_policy: false }]));
      const directory = makeProject(
        { 'app.ts': app, ...store, '.chalice/policy-dev.json': '{"Version":"2012-10-17","Statement":[]}' },
        { lambda_functions: functions },
      );
      const works: string[] = [];
      const shared: SharedWork = (what, _input, work) => {
        works.push(what);
        return work();
      };
      await compileProject({ project: findProject(directory, directory), stage: 'dev', today }, shared);
      return works.filter((what) => what === 'calls');
    };
    expect(await worksFor(['keep'])).to.deep.equal(['calls']);
    expect(await worksFor(['keep', 'idle'])).to.deep.equal([]);
  });

  it('come with warnings at the places in the sources, which validate has once for all stages', async () => {
    const files = {
      'app.ts': `${head}import * as s3 from '@aws-sdk/client-s3';
const client = new s3.S3Client({});
app.lambdaFunction('any', (event) => {
  const name = String(event) as 'GetObjectCommand';
  const command = new s3[name]({ Bucket: 'a', Key: 'b' });
  return client.send(command);
});
`,
    };
    const directory = makeProject(files, { stages: { dev: {}, prod: {} } });
    const { problems } = await validateStages({ project: findProject(directory, directory), today });
    const unknown = problems.filter(({ code, message }) => code === 'sdk-call-unknown' && message.startsWith('which command'));
    expect(unknown.map(({ where: { file, line } }) => `${file}:${line}`)).to.deep.equal(['app.ts:6']);
  });
});
