import { dirname, join } from 'node:path';
import { entriesOf, isMap, valueAt } from '../../compiler/cloudformation/branch.js';
import { documentKeyOf } from '../../compiler/cloudformation/document-key.js';
import type { TemplateDocument, Value } from '../../compiler/cloudformation/template.js';
import { codeManifestIn } from '../../compiler/diff/code-manifest.js';
import type { StageSide } from '../../compiler/diff/stage-side.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { includedFile } from '../../compiler/swagger/included-document.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { type Source, type SourceCodes, sourceProblems } from '../../compiler/syntax/source.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { manifestFile } from '../stage/code-manifest.js';

const codes: SourceCodes = {
  syntax: 'base-template-invalid',
  key: 'base-template-invalid',
  duplicateKey: 'base-template-invalid',
  unsafeKey: 'base-template-invalid',
};

/**
 * An earlier template, with what its code was made of, and the Swagger document that it includes, from files beside it.
 *
 * @param path absolute
 * @param shown as problems name it
 * @throws ProblemError if it cannot be read, or is no template
 */
export async function readBaseTemplate(path: string, shown: string, directory: string): Promise<StageSide> {
  const source = await readSource(path, shown, directory);
  if (source === undefined) throw new ProblemError([missing(shown)]);
  const { value } = source;
  const problems = sourceProblems(source, codes);
  if (problems.length > 0) throw new ProblemError(problems);
  if (!isMap(value) || !isMap(value['Resources'])) throw new ProblemError([notTemplate(source, shown)]);
  return {
    template: value,
    code: codeManifestIn(await readBeside(manifestFile, path, shown, directory)),
    ...(includesFile(value) && { swagger: await readBeside(includedFile, path, shown, directory) }),
  };
}

async function readSource(path: string, shown: string, directory: string): Promise<Source | undefined> {
  const text = await readText(path).catch((error: unknown) => rethrowUnreadable(error, directory));
  return text === undefined ? undefined : parseSource(text, shown, { isTemplate: true });
}

/** As packaging writes it. Once it is uploaded, the address says nothing of what is in the file. */
function includesFile(template: TemplateDocument): boolean {
  return [...entriesOf(template['Resources']).values()].some((resource) => {
    const include = ['Properties', documentKeyOf(resource), 'Fn::Transform'];
    return valueAt(resource, [...include, 'Name']) === 'AWS::Include' && valueAt(resource, [...include, 'Parameters', 'Location']) === includedFile;
  });
}

/** Undefined if it is not there: then the routes, or the code, cannot be compared, and the review says so. */
async function readBeside(file: string, path: string, shown: string, directory: string): Promise<Value | undefined> {
  const source = await readSource(join(dirname(path), file), join(dirname(shown), file), directory);
  if (source !== undefined && source.problems.length > 0) throw new ProblemError(sourceProblems(source, codes));
  return source?.value;
}

function missing(shown: string): Problem {
  const message = 'there is no such file to compare with';
  return {
    code: 'base-template-missing',
    severity: 'error',
    where: { file: shown },
    message,
    fix: 'correct its name, or compare with a revision: --base main',
  };
}

function notTemplate(source: Source, shown: string): Problem {
  const where = source.value === undefined ? { file: shown } : source.place([]);
  const message = 'the file has no Resources, so it is no template of CloudFormation or SAM';
  return { code: 'base-template-invalid', severity: 'error', where, message, fix: 'name the template that package has written, such as out/beta/sam.json' };
}
