#!/usr/bin/env node
// Makes the pictures of a review's comment that README.md shows, `.github/review-comment-*.png`: `npm run picture`.
//
// All of it is real: a change of a starter in a repository, what `tschalice diff` says of it, and what the workflow's script makes a comment of. Chromium shows
// that as GitHub does, with packages that only this needs: they are installed for it, and for nothing else.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['marked@18.2.1', 'github-markdown-css@5.9.0', 'mermaid@12.3.0'];

const noEntry =
  '<svg width="14" height="14" viewBox="0 0 16 16" style="vertical-align: -2px"><circle cx="8" cy="8" r="8" fill="#cf222e"/><rect x="3" y="6.5" width="10" height="3" fill="#fff"/></svg>';

/** What somebody asks to merge, as texts to replace. */
const edits = {
  'app.ts': [
    [
      "app.delete('/notes/{id}', { authorizer, summary: 'Deletes a note, if it is there.' }, async ({ id }) => {\n  await deleteNote(id);\n  return new Response('', { statusCode: 204 });\n});\n",
      "app.get('/health', () => ({ isUp: true }));\n",
    ],
    ['addNote, deleteNote, findNote', 'addNote, findNote'],
  ],
  'lib/notes.ts': [
    ['new ScanCommand({ TableName: tableName(), Limit: 100 })', 'new QueryCommand({ TableName: tableName(), Limit: 100 })'],
    ['PutCommand, ScanCommand', 'PutCommand, QueryCommand'],
  ],
  'resources.yaml': [[/\bid\b/g, 'noteId']],
  '.chalice/config.json': [['"lambda_memory_size": 512', '"lambda_memory_size": 1024']],
};

/** A comment by the workflow, on the change of a project. */
async function comment(work) {
  const project = join(work, 'project');
  cpSync(join(root, 'templates/rest-with-table'), project, { recursive: true });
  writeFileSync(join(project, '.gitignore'), 'node_modules\ntemplate-review\n');
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules/tschalice'));
  for (const scope of ['@aws-sdk', '@smithy', '@types']) symlinkSync(join(root, 'node_modules', scope), join(project, 'node_modules', scope));
  const git = (...words) => execFileSync('git', ['-c', 'user.name=A user', '-c', 'user.email=user@example.com', ...words], { cwd: project, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The starter');
  for (const [file, pairs] of Object.entries(edits)) {
    const before = readFileSync(join(project, file), 'utf8');
    const after = pairs.reduce((text, [old, fresh]) => text.replaceAll(old, fresh), before);
    if (after === before) throw new Error(`the starter has changed: nothing to edit in ${file}`);
    writeFileSync(join(project, file), after);
  }
  const outputs = ['md', 'json'].flatMap((ending) => ['--output', `template-review/review.${ending}`]);
  const words = ['diff', '--base', 'HEAD', '--all-stages', '--fail-on', 'destructive,broadening,public-route', ...outputs];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], { cwd: project, encoding: 'utf8' });
  if (status !== 1) throw new Error(`the comparison ends with ${status}: ${stdout}${stderr}`);
  const files = Object.fromEntries(['review.md', 'review.json'].map((name) => [name, readFileSync(join(project, 'template-review', name), 'utf8')]));
  const { repository, comment: post } = await import(pathToFileURL(join(root, 'build/test/compiler/pipeline/fake-github.js')).href);
  const github = await repository({ 'pull-request.txt': '7', ...files });
  const { status: posted, said } = await post(github);
  if (posted !== 0) throw new Error(said);
  return { body: github.comments[7][0].body, labels: github.pulls[7].labels.map(({ name }) => name) };
}

/** The page that Chromium shows: what GitHub makes of Markdown, with the first stage unfolded. */
async function page(work, { body, labels }, scheme) {
  const tools = join(work, 'tools');
  const modules = join(tools, 'node_modules');
  const { marked } = await import(pathToFileURL(join(modules, 'marked/lib/marked.esm.js')).href);
  const css = readFileSync(join(modules, `github-markdown-css/github-markdown-${scheme}.css`), 'utf8');
  const html = marked
    .parse(body, { gfm: true })
    .replace('<details>', '<details open>')
    // Not every machine has a font with it.
    .replaceAll('⛔', noEntry)
    .replaceAll(/<pre><code class="language-mermaid">([^]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
  const [back, line, text] = scheme === 'dark' ? ['#0d1117', '#3d444d', '#9198a1'] : ['#ffffff', '#d1d9e0', '#59636e'];
  const mermaid = pathToFileURL(join(modules, 'mermaid/dist/mermaid.min.js')).href;
  return `<!doctype html><meta charset="utf-8"><style>${css}
    body { margin: 0; padding: 16px; background: ${back}; font-family: "Liberation Sans", Arial, sans-serif; }
    .box { border: 1px solid ${line}; border-radius: 6px; }
    .head { padding: 10px 16px; border-bottom: 1px solid ${line}; color: ${text}; font-size: 14px; }
    .label { border: 1px solid ${line}; border-radius: 12px; padding: 2px 9px; font-size: 12px; margin-left: 6px; }
    .markdown-body { padding: 16px; font-family: inherit; font-size: 14px; }
    pre.mermaid { background: none !important; text-align: center; }
    </style><div class="box"><div class="head"><b>github-actions</b> bot commented ${labels.map((label) => `<span class="label">${label}</span>`).join('')}</div>
    <div class="markdown-body">${html}</div></div>
    <script src="${mermaid}"></script>
    <script>
      mermaid.initialize({ startOnLoad: false, theme: '${scheme === 'dark' ? 'dark' : 'default'}', deterministicIds: true });
      window.done = mermaid.run().then(() => 'drawn', (error) => String(error));
    </script>`;
}

const work = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-picture-')));
try {
  execFileSync(
    'npm',
    ['install', '--prefix', join(work, 'tools'), '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    { stdio: 'inherit' },
  );
  const posted = await comment(work);
  const { Page } = await import(pathToFileURL(join(root, 'build/test/compiler/review/chromium.js')).href);
  for (const scheme of ['light', 'dark']) {
    const browser = await Page.open();
    await browser.show(await page(work, posted, scheme), { width: 1000, scheme });
    const drawn = await browser.evaluate('done');
    if (drawn !== 'drawn') throw new Error(`the drawing is none: ${drawn}`);
    // As far as the first list of changes.
    const height = Math.floor(await browser.evaluate("document.querySelectorAll('h4')[1].getBoundingClientRect().top"));
    const clip = { x: 0, y: 0, width: 1000, height, scale: 1 };
    const { data } = await browser.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
    writeFileSync(join(root, `.github/review-comment-${scheme}.png`), Buffer.from(data, 'base64'));
    await browser.close();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
