import { isDeepStrictEqual } from 'node:util';
import { entriesOf, isMap } from '../../compiler/cloudformation/branch.js';
import type { Value } from '../../compiler/cloudformation/template.js';
import { textOf } from '../../compiler/cloudformation/text-of.js';
import { isSealedResource, makerOf } from '../../compiler/pipeline/seal.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { replaceValue } from '../../compiler/syntax/replace-value.js';

/** A template that was edited, with the roles of this run. */
export interface RefreshedTemplate {
  readonly content: string;
  /** The roles that the template lacks. */
  readonly missing: readonly string[];
  /** Roles in it that an earlier run has written, and this one would not. */
  readonly extra: readonly string[];
}

/**
 * Replaces the roles in a template that somebody has edited, and leaves all else as it is written.
 *
 * @param shown the file as problems name it
 * @throws ProblemError if the file cannot be read, or if a role itself was edited
 */
export async function refreshRoles(text: string, roles: { readonly [logicalId: string]: Value }, shown: string): Promise<RefreshedTemplate> {
  const before = await resourcesOf(text, shown);
  const present = Object.entries(roles).filter(([id]) => before.has(id));
  const edited = present.filter(([id]) => !isOurs(before.get(id)));
  if (edited.length > 0) throw new ProblemError(edited.map(([id]) => editedRole(id, shown)));
  let content = text;
  for (const [id, role] of present) {
    if (isDeepStrictEqual(before.get(id), role)) continue;
    const replaced = await replaceValue(content, ['Resources', id], role);
    const isThere = replaced !== undefined && isDeepStrictEqual((await resourcesOf(replaced, shown)).get(id), role);
    if (!isThere) throw new ProblemError([editedRole(id, shown)]);
    content = replaced;
  }
  const extra = [...before].flatMap(([id, resource]) => (Object.hasOwn(roles, id) || !wasOurs(resource) ? [] : [id]));
  return { content, missing: Object.keys(roles).filter((id) => !before.has(id)), extra };
}

async function resourcesOf(text: string, shown: string): Promise<ReadonlyMap<string, Value>> {
  const { value, problems } = await parseSource(text, shown, { isTemplate: true });
  if (!isMap(value) || problems.length > 0) throw new ProblemError([unreadable(shown, problems[0]?.message)]);
  return entriesOf(value['Resources']);
}

function isOurs(resource: Value | undefined): boolean {
  return isMap(resource) && isSealedResource(resource);
}

/** Also a role that was edited. */
function wasOurs(resource: Value): boolean {
  return isMap(resource) && isMap(resource['Metadata']) && makerOf(textOf(resource['Metadata']['GeneratedBy'])) !== undefined;
}

function editedRole(id: string, file: string): Problem {
  return {
    code: 'deploy-role-edited',
    severity: 'error',
    where: { file, path: ['Resources', id] },
    message: `the role ${id} was changed since generate-pipeline wrote it, so it cannot be brought up to date`,
    fix: 'move what you added into an AWS::IAM::Policy of your own and restore the role, or overwrite the file with --force',
  };
}

function unreadable(file: string, reason = 'it holds no template'): Problem {
  const message = `the file was changed since generate-pipeline wrote it, and its roles cannot be found: ${reason}`;
  return { code: 'file-changed', severity: 'error', where: { file }, message, fix: 'correct it, or overwrite it with --force' };
}
