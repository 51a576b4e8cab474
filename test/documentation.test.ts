import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

const readme = readFileSync('README.md', 'utf8');

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);
}

/** Its sizes change with each change of the library. */
function withoutSizes(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('The code is'))
    .join('\n')
    .replace(/ +\d+(\.\d)? (B|KB)/g, ' …')
    .replaceAll(/\n{2,}/g, '\n\n')
    .trim();
}

describe('README', () => {
  let project: string;

  before(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-readme-')));
    mkdirSync(join(project, '.chalice'));
    writeFileSync(join(project, '.chalice/config.json'), '{"version": "2.0", "app_name": "orders"}');
  });

  after(() => rmSync(project, { recursive: true, force: true }));

  function packageApp(app: string): string {
    writeFileSync(join(project, 'app.ts'), app);
    return execFileSync(process.execPath, [join(process.cwd(), 'dist/cli/main.js'), 'package', '--stage', 'beta', 'out/beta'], {
      cwd: project,
      encoding: 'utf8',
    });
  }

  it('shows on its first screen an app, and what the tool says of it', () => {
    const shown = blocks('console')[0]!.replace(/^\$ .*\n/, '');
    expect(withoutSizes(packageApp(blocks('ts')[0]!))).to.equal(withoutSizes(shown));
  });

  it('has a tour whose app can be packaged', () => {
    expect(packageApp(blocks('ts')[1]!)).to.match(/^Packaged orders/);
  });

  it('has an app with all kinds of events, and the command that its bucket needs', () => {
    const command = blocks('sh').find((block) => block.includes('put-bucket-notification-configuration'))!;
    expect(packageApp(blocks('ts')[2]!).replaceAll(/ \\\n +/g, ' ')).to.contain(command.trim());
  });

  it('has examples of configuration without mistakes', () => {
    const [, configuration] = blocks('json');
    const { stages, ...top } = JSON.parse(configuration!) as { stages: { prod: { merge_templates: string[] } } };
    writeFileSync(join(project, '.chalice/config.json'), JSON.stringify({ ...top, stages }));
    writeFileSync(join(project, 'app.ts'), blocks('ts')[0]!);
    writeFileSync(join(project, stages.prod.merge_templates[0]!), blocks('yaml')[0]!);
    const said = execFileSync(process.execPath, [join(process.cwd(), 'dist/cli/main.js'), 'validate'], { cwd: project, encoding: 'utf8' });
    expect(said).to.equal('No errors on stages dev, beta, prod.\n');
  });

  it('names every key of the configuration', () => {
    const schema = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as { properties: { [key: string]: unknown } };
    const unnamed = Object.keys(schema.properties).filter(
      (key) => !['$schema', 'version', 'stages', 'lambda_functions'].includes(key) && !readme.includes(`\`${key}\``),
    );
    expect(unnamed).to.deep.equal([]);
  });

  it('names every option of every command', () => {
    for (const command of ['package', 'validate', 'deploy', 'url', 'outputs', 'stages', 'delete']) {
      const help = execFileSync(process.execPath, ['dist/cli/main.js', command, '--help'], { encoding: 'utf8' });
      const options = [...help.matchAll(/^ {2,}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1]!);
      expect(options).to.include('--project-dir');
      expect(options.filter((option) => !readme.includes(`\`${option}`))).to.deep.equal([]);
    }
  });

  it('says of every package why it is there', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object; devDependencies: object };
    const packages = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'));
    const table = readme.slice(readme.indexOf('### Dependencies'), readme.indexOf('## Contributing'));
    expect(packages.filter((name) => !table.includes(name))).to.deep.equal([]);
  });
});
