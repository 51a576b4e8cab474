import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { starterNames } from '../src/project/starter/starters.js';

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

  it('has walk-throughs of continuous deployment that work, up to the commands of others', () => {
    const commands = blocks('sh').flatMap((block) => block.split('\n').filter((line) => line.startsWith('tschalice generate-pipeline')));
    expect(commands).to.have.lengthOf(3);
    writeFileSync(join(project, 'app.ts'), blocks('ts')[0]!);
    for (const command of commands) {
      const [, ...words] = command.split(' ');
      const said = execFileSync(process.execPath, [join(process.cwd(), 'dist/cli/main.js'), ...words], { cwd: project, encoding: 'utf8', stdio: 'pipe' });
      // What it tells to do next is what the README goes on with.
      const next = said.replaceAll(/ \\\n +/g, ' ').match(/^ {2}aws \S+ (deploy|create-secret) .*$/gm) ?? [];
      const shown = readme.replaceAll(/ \\\n +/g, ' ');
      for (const line of next.filter((one) => !one.includes('OWNER'))) expect(shown).to.contain(line.trim());
    }
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
    for (const command of ['new-project', 'package', 'validate', 'explain', 'local', 'deploy', 'url', 'outputs', 'stages', 'delete', 'generate-pipeline']) {
      const help = execFileSync(process.execPath, ['dist/cli/main.js', command, '--help'], { encoding: 'utf8' });
      const options = [...help.matchAll(/^ {2,}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1]!);
      expect(options).to.include('--json');
      expect(options.filter((option) => !readme.includes(`\`${option}`))).to.deep.equal([]);
    }
  });

  it('names every starter, with a link to it', () => {
    expect(starterNames.filter((name) => !readme.includes(`| [${name}](templates/${name})`))).to.deep.equal([]);
  });

  it('says of every package why it is there', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object; devDependencies: object };
    const packages = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'));
    const table = readme.slice(readme.indexOf('### Dependencies'), readme.indexOf('## Contributing'));
    expect(packages.filter((name) => !table.includes(name))).to.deep.equal([]);
  });
});
