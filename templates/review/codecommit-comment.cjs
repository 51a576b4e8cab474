// Keeps one comment of a pull request in CodeCommit as the review of its last commit says.
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');

const { CODEBUILD_BUILD_URL, DESTINATION_COMMIT, PROJECT, PULL_REQUEST, REPOSITORY, SOURCE_COMMIT } = process.env;
/** The definition of a link that nothing uses, which no reader sees. */
const marker = `[//]: # "tschalice review of ${PROJECT}, `;
/** CodeCommit refuses comments of more than 10,240 characters. */
const mostCharacters = 10_000;
const contentFile = 'template-review/comment.md';

function main() {
  const pull = aws('get-pull-request', '--pull-request-id', PULL_REQUEST).pullRequest;
  const [{ sourceCommit }] = pull.pullRequestTargets;
  if (pull.pullRequestStatus !== 'OPEN' || sourceCommit !== SOURCE_COMMIT) return 'The pull request has been closed or has a newer commit: nothing to say.';
  const earlier = ownComment();
  const content = contentOf();
  if (earlier === undefined && content.isEmpty) return 'Nothing differs, so there is no comment.';
  if (earlier?.content.startsWith(content.first)) return 'The comment says the same already.';
  writeFileSync(contentFile, content.text);
  if (earlier !== undefined && isUpdated(earlier.commentId)) return 'The comment is up to date now.';
  const commits = ['--before-commit-id', DESTINATION_COMMIT, '--after-commit-id', SOURCE_COMMIT];
  const place = ['--pull-request-id', PULL_REQUEST, '--repository-name', REPOSITORY, ...commits];
  // With this token, a build that is started again does not comment again.
  const token = sha256([...place, content.text].join('\n'));
  aws('post-comment-for-pull-request', ...place, '--content', `file://${contentFile}`, '--client-request-token', token);
  return 'The pull request has a comment now.';
}

/** By this role, for this project. Anybody can write the same words. */
function ownComment() {
  const arn = run('sts', 'get-caller-identity').Arn;
  const role = arn.slice(0, arn.lastIndexOf('/') + 1);
  const { commentsForPullRequestData: all } = aws('get-comments-for-pull-request', '--pull-request-id', PULL_REQUEST);
  const comments = all.flatMap(({ comments: some }) => some);
  return comments.find(({ authorArn = '', content = '', deleted }) => !deleted && authorArn.startsWith(role) && content.startsWith(marker));
}

/** Another build has another session of the role: where CodeCommit takes that for another author, the earlier comment goes. */
function isUpdated(id) {
  try {
    aws('update-comment', '--comment-id', id, '--content', `file://${contentFile}`);
    return true;
  } catch (error) {
    if (!String(error.stderr).includes('CommentNotCreatedByCallerException')) throw error;
    aws('delete-comment-content', '--comment-id', id);
    return false;
  }
}

/** What stops comes first in the text, and its last line is the verdict. */
function contentOf() {
  const lines = existsSync('template-review/review.txt') ? readFileSync('template-review/review.txt', 'utf8').trimEnd().split('\n') : ['Could not be compared'];
  const verdict = lines.pop();
  const text = lines.join('\n').trimEnd();
  const most = mostCharacters - 1000;
  const shown = text.length <= most ? text : `${text.slice(0, text.lastIndexOf('\n', most))}\n…`;
  const fence = '`'.repeat(Math.max(2, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  const title = PROJECT === '.' ? '' : `**\`${PROJECT}\`**\n\n`;
  const body = `${title}### Template review: ${verdict}\n${shown === '' ? '' : `\n${fence}text\n${shown}\n${fence}\n`}`;
  const first = `${marker}sha256=${sha256(body)}"`;
  const whole = `\n${shown === text ? '' : 'This is shortened. '}All of it is among the artifacts of [the build](${CODEBUILD_BUILD_URL}), as a page.\n`;
  return { first, text: `${first}\n\n${body}${whole}`, isEmpty: isEmptyReview() };
}

function isEmptyReview() {
  if (!existsSync('template-review/review.json')) return false;
  const { stages, problems } = JSON.parse(readFileSync('template-review/review.json', 'utf8'));
  return problems.length === 0 && stages.every(({ changes, unknown }) => changes.length === 0 && unknown.length === 0);
}

function aws(...words) {
  return run('codecommit', ...words);
}

/** Without a shell, so that no word is more than a word. */
function run(...words) {
  const said = execFileSync('aws', [...words, '--output', 'json'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] });
  return said.trim() === '' ? {} : JSON.parse(said);
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

try {
  console.log(main());
} catch (error) {
  console.error(error.stderr || error.message);
  process.exitCode = 1;
}
