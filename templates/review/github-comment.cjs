// Keeps one comment of a pull request, and its labels, as the review of its last commit says.
//
// It runs in the repository with a token that can write, so it takes nothing on trust: whoever opens a pull request decides what its review's artifact holds.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { crc32, inflateRawSync } = require('node:zlib');

const { ARTIFACT, GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_TOKEN, PROJECT } = process.env;
const marker = '<!-- tschalice review ';
const author = 'github-actions[bot]';
const kinds = ['destructive', 'broadening', 'public-route', 'breaking-api'];

/** GitHub refuses longer comments. */
const mostCharacters = 65536;
const megabyte = 1024 * 1024;
const largestZip = 20 * megabyte;
/** The files that are read, and how large each may be. */
const largest = { 'pull-request.txt': 20, 'review.md': megabyte, 'review.json': 20 * megabyte };

async function main() {
  const { workflow_run: run } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
  const files = await readArtifact(run.id);
  if (files === undefined) return 'The run has no artifact, so there is nothing to say.';
  const pull = await findPull(run, files['pull-request.txt']);
  if (pull === undefined) return 'The pull request has been closed or has a newer commit, so there is nothing to say.';

  const comments = (await listComments(pull.number)).flatMap((comment) => ownComment(comment) ?? []);
  const earlier = comments.find(({ project }) => project === PROJECT);
  const review = parseReview(files['review.json']);
  const labels = review?.labels ?? earlier?.labels ?? [];
  const body = bodyOf({ text: files['review.md'], labels, isFork: pull.isFork, page: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${run.id}` });
  const done = await writeComment(pull.number, earlier, body, review?.isEmpty === true);

  // Each project of a repository has a comment of its own. A label stays as long as one of them asks for it.
  const others = comments.flatMap((comment) => (comment.project === PROJECT ? [] : comment.labels));
  if (review !== undefined) await setLabels(pull, [...labels, ...others]);
  return done;
}

/** The pull request of the run, if this is still its last commit. The artifact's word alone would let it comment on any other. */
async function findPull(run, text = '') {
  if (!/^[1-9]\d{0,9}\s*$/.test(text)) throw new Error('the artifact names no pull request');
  const pull = await api('GET', `/repos/${GITHUB_REPOSITORY}/pulls/${Number(text)}`);
  const isOfRun = pull.head.repo?.id === run.head_repository.id && pull.head.ref === run.head_branch;
  if (!isOfRun) throw new Error('the artifact names a pull request of another branch');
  if (pull.state !== 'open' || pull.head.sha !== run.head_sha) return undefined;
  return { number: pull.number, labels: pull.labels.map(({ name }) => name), isFork: pull.head.repo.id !== pull.base.repo.id };
}

async function listComments(number) {
  const all = [];
  for (let page = 1; page <= 50; page += 1) {
    const some = await api('GET', `/repos/${GITHUB_REPOSITORY}/issues/${number}/comments?per_page=100&page=${page}`);
    all.push(...some);
    if (some.length < 100) break;
  }
  return all;
}

/** What this workflow has written earlier, for any project. Anybody can write the same words, but not by this name. */
function ownComment({ id, user, body }) {
  if (user?.login !== author || typeof body !== 'string' || !body.startsWith(marker)) return undefined;
  const [first, second = ''] = body.split(/\r?\n/, 2);
  const [, project, labels] = /^<!-- project (.*), labels:(.*) -->$/.exec(second) ?? [];
  return project === undefined ? undefined : { id, first, project, labels: labels.split(' ').filter((label) => kinds.includes(label)) };
}

async function writeComment(number, earlier, body, isEmpty) {
  if (earlier === undefined && isEmpty) return 'Nothing differs, so there is no comment.';
  if (earlier === undefined) {
    await api('POST', `/repos/${GITHUB_REPOSITORY}/issues/${number}/comments`, { body });
    return 'The pull request has a comment now.';
  }
  if (body.startsWith(`${earlier.first}\n`)) return 'The comment says the same already.';
  await api('PATCH', `/repos/${GITHUB_REPOSITORY}/issues/comments/${earlier.id}`, { body });
  return 'The comment is up to date now.';
}

async function setLabels({ number, labels: present }, wanted) {
  const path = `/repos/${GITHUB_REPOSITORY}/issues/${number}/labels`;
  const added = kinds.filter((kind) => wanted.includes(kind) && !present.includes(kind));
  if (added.length > 0) await api('POST', path, { labels: added });
  for (const kind of kinds) if (present.includes(kind) && !wanted.includes(kind)) await api('DELETE', `${path}/${kind}`);
}

/** Undefined if it is none. */
function parseReview(text) {
  try {
    const { labels, stages, problems } = JSON.parse(text);
    const isEmpty = problems.length === 0 && stages.every(({ changes, unknown }) => changes.length === 0 && unknown.length === 0);
    return { labels: kinds.filter((kind) => labels.includes(kind)), isEmpty };
  } catch {
    return undefined;
  }
}

/** The comment. Its first line has the hash of what a reader sees, but for the address of the run. */
function bodyOf({ text, labels, isFork, page }) {
  const about = `<!-- project ${PROJECT}, labels:${labels.map((label) => ` ${label}`).join('')} -->`;
  const warning = isFork ? '> From a fork: this text was made by the code of the pull request, and may say whatever that wants.\n\n' : '';
  const title = PROJECT === '.' ? '' : `**\`${PROJECT}\`**\n\n`;
  const whole = `<sub>All of it is in the artifact ${ARTIFACT} of [the run](${page}).</sub>\n`;
  const most = mostCharacters - 300 - [about, warning, title, whole].join().length;
  const shown = `${about}\n${warning}${title}${text === undefined ? '### Template review: could not be compared\n\nThe run says why.\n' : fitting(text, most)}`;
  return `${marker}sha256=${createHash('sha256').update(shown).digest('hex')} -->\n${shown}\n${whole}`;
}

/** As many whole sections as there is room for. */
function fitting(given, most) {
  const tooLong = '### Template review: too long for a comment\n';
  // A review is always shorter than that.
  if (given.length > mostCharacters) return tooLong;
  const text = harmless(given);
  if (text.length <= most) return text;
  const note = '\n**This is shortened.**\n';
  const end = text.lastIndexOf('\n</details>\n', most - note.length - 20);
  const first = text.indexOf('\n<details>');
  if (end > 0) return `${text.slice(0, end)}\n</details>\n${note}`;
  return first > 0 && first <= most - note.length ? `${text.slice(0, first)}\n${note}` : tooLong;
}

/**
 * The text with nothing in it that GitHub would make a mention, a link, an image or a reference of: what could become one is broken by a space without a width.
 * A review has none of these anyway.
 */
function harmless(text) {
  const gap = '\u200B';
  return (
    text
      // Its own marker, for which the comment has another one.
      .replace(/^<!-- tschalice review [^\n]*-->\n/, '')
      .replaceAll('\r\n', '\n')
      // Nothing that turns the direction of a line, and nothing that cannot be seen.
      .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
      .replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]\w*));/g, (reference, decimal, hexadecimal, name) => {
        if (name !== undefined) return ['amp', 'lt', 'gt', 'quot'].includes(name) ? reference : `&amp;${name};`;
        const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
        if (point > 0x10ffff || point < 32) return '';
        const character = String.fromCodePoint(point);
        return /[\p{L}\p{N}]/u.test(character) ? character : `&#${point};${/[@:/.#-]/.test(character) ? gap : ''}`;
      })
      .replaceAll(/<(?!\/?(?:details|summary|code|sub)>|br ?\/?>)/g, `<${gap}`)
      .replaceAll(/@|:(?=[/&])|\](?=[([]|:(?!::))|\bGH-(?=[\d&])|\bwww(?=[.&])/gi, `$&${gap}`)
      // Other programs take a line that begins like this for a command.
      .replaceAll(/^(?=[ \t]*\/)/gm, gap)
      // A drawing writes characters in this way: what is surely one, to GitHub too, keeps them.
      .split(/((?:^|\n)\n```mermaid\n[^]*?\n {0,3}`{3,}[ \t]*(?=\n|$))/)
      .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/(?<!&(?=#\d{1,7};))#(?=[\d&])/g, `#${gap}`)))
      .join('')
  );
}

/** The files of the run's artifact that `largest` names; undefined if there is no artifact. */
async function readArtifact(run) {
  const { artifacts } = await api('GET', `/repos/${GITHUB_REPOSITORY}/actions/runs/${run}/artifacts?name=${ARTIFACT}&per_page=100`);
  // A run that was started again has several.
  const newest = artifacts.filter(({ name, expired }) => name === ARTIFACT && !expired).sort((a, b) => b.id - a.id)[0];
  if (newest === undefined) return undefined;
  if (newest.size_in_bytes > largestZip) throw new Error('the artifact is too large');
  const response = await request('GET', `/repos/${GITHUB_REPOSITORY}/actions/artifacts/${newest.id}/zip`);
  const chunks = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > largestZip) throw new Error('the artifact is too large');
    chunks.push(chunk);
  }
  try {
    return unzipped(Buffer.concat(chunks));
  } catch {
    throw new Error('the artifact cannot be read');
  }
}

/** In memory, since a name in a zip may be any path. */
function unzipped(zip) {
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== 0x06054b50) end -= 1;
  const files = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (Object.hasOwn(largest, name)) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      const content = zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data, { maxOutputLength: largest[name] });
      if (content.length > largest[name]) throw new Error('too large');
      // A broken byte may unpack to the number of another pull request.
      if (crc32(content) !== zip.readUInt32LE(at + 16)) throw new Error('broken');
      files[name] = content.toString('utf8');
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

async function api(method, path, body) {
  const response = await request(method, path, body);
  return response.json();
}

async function request(method, path, body) {
  const headers = {
    ...(body && { 'content-type': 'application/json' }),
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${GITHUB_TOKEN}`,
    'x-github-api-version': '2022-11-28',
  };
  const signal = AbortSignal.timeout(60_000);
  const response = await fetch(`${GITHUB_API_URL}${path}`, { method, headers, signal, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`GitHub answers ${response.status} to ${method} ${path}`);
  return response;
}

main().then(
  (text) => console.log(text),
  (error) => {
    console.log(`::error::${error.message}`);
    process.exitCode = 1;
  },
);
