/** CodeCommit with one pull request, in a file. It refuses what the service refuses. */
export const aws: string = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const state = JSON.parse(readFileSync(process.env.STATE, 'utf8'));
const [service, command, ...words] = process.argv.slice(2);
const value = (name) => words[words.indexOf('--' + name) + 1];
const content = () => readFileSync(value('content').replace('file://', ''), 'utf8');
const fail = (name) => { process.stderr.write('An error occurred (' + name + ')'); process.exit(254); };
const found = () => state.comments.find(({ commentId }) => commentId === value('comment-id')) ?? fail('CommentDoesNotExistException');
const answers = {
  'get-caller-identity': () => ({ Arn: state.caller }),
  'get-pull-request': () => ({ pullRequest: { pullRequestStatus: state.status, pullRequestTargets: [{ sourceCommit: state.commit }] } }),
  'get-comments-for-pull-request': () => ({ commentsForPullRequestData: [{ comments: [] }, { comments: state.comments }] }),
  'update-comment': () => {
    if (state.isStrict && found().authorArn !== state.caller) fail('CommentNotCreatedByCallerException');
    found().content = content();
  },
  'delete-comment-content': () => void (Object.assign(found(), { deleted: true, content: undefined })),
  'post-comment-for-pull-request': () => {
    if (content().length > 10240) fail('CommentContentSizeLimitExceededException');
    const token = value('client-request-token');
    if (!state.comments.some((one) => one.token === token))
      state.comments.push({ commentId: 'c' + state.comments.length, authorArn: state.caller, content: content(), token });
  },
};
if (words.at(-1) !== 'json') fail('no JSON');
const answer = answers[command]();
state.calls.push(command);
writeFileSync(process.env.STATE, JSON.stringify(state));
process.stdout.write(answer === undefined ? '' : JSON.stringify(answer));
`;

/** What that file holds. */
export interface State {
  caller: string;
  status: string;
  commit: string;
  isStrict: boolean;
  comments: { commentId: string; authorArn: string; content?: string; deleted?: boolean; token?: string }[];
  calls: string[];
}
