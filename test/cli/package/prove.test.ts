import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FailedResult } from '../../../src/cli/terminal/json-result.js';
import type { PackageResult } from '../../../src/cli/package/result.js';
import { appWith, listing, project, removeFolders, tschalice } from '../run-cli.js';

/** Starts while it is inspected, and not in Lambda. */
const broken = appWith("app.lambdaFunction('f', () => 1);\nif (process.env.LAMBDA_TASK_ROOT !== undefined) throw new Error('not in Lambda');");

const noisy = appWith("app.lambdaFunction('f', () => 1);\nif (process.env.LAMBDA_TASK_ROOT !== undefined) { console.log('{ loud'); console.error('louder'); }");

describe('the proof of package', () => {
  afterEach(removeFolders);

  it('fails for an app that would not start, and then nothing is written', async () => {
    const cwd = project({ 'app.ts': broken });
    const before = listing(cwd);
    const { status, stdout, stderr } = await tschalice(['package', 'out'], { cwd });
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
    expect(stderr).to.equal(
      [
        "error app.ts:4:55: the function 'f' would not start in Lambda: not in Lambda",
        "    3 │ app.lambdaFunction('f', () => 1);",
        "  > 4 │ if (process.env.LAMBDA_TASK_ROOT !== undefined) throw new Error('not in Lambda');",
        '      │                                                       ^',
        '    5 │ ',
        '  fix the code there; the environment variables of the stage are set while the app is loaded [proof-exception]',
        '',
        '1 error; nothing was written.',
        '',
      ].join('\n'),
    );
    expect(listing(cwd)).to.deep.equal(before);
  });

  it('leaves what was written before', async () => {
    const cwd = project();
    await tschalice(['package'], { cwd });
    const before = listing(join(cwd, 'out'));
    writeFileSync(join(cwd, 'app.ts'), broken);
    expect((await tschalice(['package'], { cwd })).status).to.equal(1);
    expect(listing(join(cwd, 'out'))).to.deep.equal(before);
  });

  it('is skipped with --no-prove', async () => {
    const cwd = project({ 'app.ts': broken });
    const { status, stdout, stderr } = await tschalice(['package', '--no-prove'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.contain('\nNot proved: no function was started from the zip\n');
    expect(existsSync(join(cwd, 'out/dev/deployment.zip'))).to.equal(true);
    const { proof } = JSON.parse((await tschalice(['package', '--no-prove', '--json'], { cwd })).stdout) as PackageResult;
    expect(proof).to.equal(null);
  });

  it('changes no byte of what is written', async () => {
    const cwd = project();
    await tschalice(['package', 'with'], { cwd });
    await tschalice(['package', '--no-prove', 'without'], { cwd });
    for (const name of ['deployment.zip', 'sam.json', 'swagger.json']) {
      expect(readFileSync(join(cwd, 'with', name)).equals(readFileSync(join(cwd, 'without', name))), name).to.equal(true);
    }
  });

  it('is part of --check, and no part of validate', async () => {
    const cwd = project({ 'app.ts': broken });
    await tschalice(['package', '--no-prove'], { cwd });
    const checked = await tschalice(['package', '--check'], { cwd });
    expect(checked.status).to.equal(1);
    expect(checked.stderr).to.contain('[proof-exception]');
    expect((await tschalice(['package', '--check', '--no-prove'], { cwd })).status).to.equal(0);
    expect((await tschalice(['validate'], { cwd })).status).to.equal(0);
  });

  it('shows nothing of what the app writes there', async () => {
    const cwd = project({ 'app.ts': noisy });
    const { status, stdout, stderr } = await tschalice(['package', '--json'], { cwd });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect((JSON.parse(stdout) as PackageResult).proof).to.deep.equal({ functions: ['f'], node: process.version, standIns: [], notProved: [] });
  });

  it('names what only Lambda has', async () => {
    const cwd = project({
      'app.ts': appWith("import { S3Client } from '@aws-sdk/client-s3';\nexport const s3 = new S3Client({});\napp.lambdaFunction('f', () => 1);"),
    });
    const { stdout } = await tschalice(['package'], { cwd });
    expect(stdout).to.contain('Started from the zip: 1 function; no handler was invoked\n  with stand-ins for what only Lambda has: @aws-sdk/client-s3\n');
  });

  it('tells its problems to programs with --json', async () => {
    const { status, stdout, stderr } = await tschalice(['package', '--json'], { cwd: project({ 'app.ts': broken }) });
    expect({ status, stderr }).to.deep.equal({ status: 1, stderr: '' });
    const { ok, problems } = JSON.parse(stdout) as FailedResult;
    expect(ok).to.equal(false);
    expect(problems.map(({ code, where }) => [code, where.file, where.line])).to.deep.equal([['proof-exception', 'app.ts', 4]]);
  });
});

describe('a handler that waits for a callback', () => {
  afterEach(removeFolders);

  it('is refused, unless it is asynchronous', async () => {
    const declarations = [
      "app.lambdaFunction('old', (event, context, callback) => callback(null, 1));",
      "app.lambdaFunction('late', async (event, context, callback) => 1);",
      "app.schedule('tick', 'rate(1 hour)', function (event, context, callback) { callback(); });",
      "app.lambdaFunction('rest', (...all) => all.length);",
      "app.lambdaFunction('two', (event, context) => 1);",
    ];
    const { status, stdout } = await tschalice(['validate', '--json'], { cwd: project({ 'app.ts': appWith(declarations.join('\n')) }) });
    expect(status).to.equal(1);
    const { problems } = JSON.parse(stdout) as FailedResult;
    expect(problems.map(({ code, where, message }) => [code, where.line, message])).to.deep.equal([
      ['callback-handler', 3, "the handler of 'old' takes 3 arguments, of which the third would be a callback, and Lambda no longer supports callbacks"],
      ['callback-handler', 5, "the handler of 'tick' takes 3 arguments, of which the third would be a callback, and Lambda no longer supports callbacks"],
    ]);
  });
});
