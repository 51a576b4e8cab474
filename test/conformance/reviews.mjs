// The workflows and templates that new-workflow can write: every place of a project in its repository, every package manager, with and without a
// committed template, and in several regions.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configure } from './project.mjs';

const locks = { 'package-lock.json': '{}', 'pnpm-lock.yaml': '', 'yarn.lock': '# yarn lockfile v1\n', 'bun.lock': '' };

/**
 * Each in a repository of its own.
 *
 * @returns `{ id, folder, files }` for each, with the paths of two workflows and of a template
 */
export async function generateReviews(root, work) {
  const { findProject, generateReview, writePipeline } = await import(pathToFileURL(join(root, 'dist/packager.js')).href);
  const made = [];
  for (const [name, { place, lock, lockPlace, options, regions }] of Object.entries(variants())) {
    const folder = join(work, 'reviews', name);
    const directory = join(folder, place);
    mkdirSync(folder, { recursive: true });
    cpSync(join(root, 'templates/rest-api'), directory, { recursive: true });
    mkdirSync(join(directory, 'out/beta'), { recursive: true });
    writeFileSync(join(directory, 'out/beta/sam.json'), '{}');
    if (regions !== undefined) addRegions(directory, regions);
    writeFileSync(join(folder, lockPlace, lock), locks[lock]);
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['add', '--force', '.'], { cwd: folder });
    const project = findProject(directory, directory);
    const paths = [];
    for (const output of [{ kind: 'github' }, { kind: 'codecommit', templatePath: join(folder, 'review.json') }]) {
      const { files } = await generateReview({ failOn: ['destructive'], ...options, project, output, today: '2026-11-20' });
      await writePipeline(files, directory, false);
      paths.push(...files.map(({ path }) => path));
    }
    made.push({ id: `review/${name}`, folder, files: paths });
  }
  return made;
}

function variants() {
  const places = [
    { name: 'root', place: '.', lockPlace: '.' },
    { name: 'subfolder', place: 'services/orders', lockPlace: 'services/orders' },
    { name: 'workspace', place: 'packages/@shop/my app', lockPlace: '.' },
  ];
  const all = places.flatMap((place) => Object.keys(locks).map((lock) => [`${place.name}-${lock.split('.')[0]}`, { ...place, lock, options: {} }]));
  const some = ['some-stages', { ...places[0], lock: 'package-lock.json', options: { stages: ['beta'], failOn: [] } }];
  const regions = { 'us-east-1': { primary: true }, 'eu-west-1': { stages: ['beta', 'prod'] } };
  const inRegions = ['regions', { ...places[0], lock: 'package-lock.json', options: {}, regions }];
  return Object.fromEntries([...all, some, inRegions]);
}

/** With the outputs of all regions committed. */
function addRegions(directory, regions) {
  configure(directory, (config) => Object.assign(config, { regions }));
  for (const region of Object.keys(regions)) {
    mkdirSync(join(directory, 'out/beta', region), { recursive: true });
    writeFileSync(join(directory, 'out/beta', region, 'sam.json'), '{"CodeUri": "../deployment.zip"}');
  }
}
