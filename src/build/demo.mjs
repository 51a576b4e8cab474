// Packages the starter for two stages into out/, as a user would: `npm run demo`.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
for (const stage of ['dev', 'beta']) {
  execFileSync(process.execPath, ['dist/cli/main.js', 'package', '--project-dir', 'templates/rest-api', '--stage', stage, `${root}out/${stage}`], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log();
}
console.log('Compare the stages with: diff out/dev/sam.json out/beta/sam.json');
