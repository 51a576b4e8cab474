import { join } from 'node:path';
import type { ReviewChange } from '../../compiler/diff/stage-diff.js';
import type { Change } from '../../compiler/diff/change.js';
import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import { isMap } from '../../compiler/cloudformation/branch.js';
import { includedFile, withDocument, writtenTemplate } from '../../compiler/swagger/included-document.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { differenceTexts } from '../../compiler/diff/difference-text.js';
import { mostShippedBytes, readBytes } from '../disk/read-bytes.js';
import { unreadableReason } from '../disk/unreadable.js';
import { publicRoutes } from './public-routes.js';
import type { PackagedStage } from './packaged-stage.js';

/** How a file in the output folder differs from what would be written. */
export interface OutputDifference {
  /** Its name in the output folder, or `beta.zip/sam.json` in a single zip. */
  readonly file: string;
  /** One line each; for a template: `Resources.Worker.Properties.Timeout: 60 → 30`. */
  readonly details: readonly string[];
  /** What the template's differences would do to the stack. */
  readonly changes?: readonly Change[];
  /** The same, change by change, as a review tells it; in what SAM makes of the template. */
  readonly review?: readonly ReviewChange[];
}

/** The content of an output file, or why it cannot be read. */
export type ReadOutput = (name: string) => Promise<Buffer | NodeJS.ErrnoException>;

/** Reads from an output folder. */
export function outputsIn(folder: string): ReadOutput {
  return (name) => readBytes(join(folder, name), mostShippedBytes).catch((error: NodeJS.ErrnoException) => error);
}

/** Compares the files of an earlier run with those that packaging would write now. */
export async function compareOutputs(read: ReadOutput, { config, definition, files, templateName, template }: PackagedStage): Promise<OutputDifference[]> {
  const differences = await Promise.all(
    files.map(async ({ name, content }): Promise<OutputDifference[]> => {
      const old = await read(name);
      if (old instanceof Error) return [{ file: name, details: [unreadDetail(old)] }];
      if (old.equals(content)) return [];
      const after =
        name === templateName
          ? writtenTemplate(template, config).template
          : name === 'swagger.json' || name === includedFile
            ? (JSON.parse(Buffer.from(content).toString()) as TemplateDocument)
            : undefined;
      if (after === undefined) return [{ file: name, details: [`its content would change (${old.length} → ${content.length} bytes)`] }];
      const before = await readTemplate(old.toString(), name);
      if (before === undefined) return [{ file: name, details: ['the file there can no longer be read as a template'] }];
      const details = differenceTexts(before, after);
      if (details.length === 0) return [{ file: name, details: ['only its formatting would change'] }];
      if (name !== templateName && name !== includedFile) return [{ file: name, details }];
      // It loads cloudformation-diff, which only a changed template needs.
      const { diffTemplates } = await import('../../compiler/diff/diff-stages.js');
      // What the template includes changes its stack, as if it stood in it.
      const stacks = name === includedFile ? ([withDocument(template, before), template] as const) : ([before, after] as const);
      const swagger = writtenTemplate(template, config).included;
      const sides = stacks.map((one) => ({ template: one, ...(swagger !== undefined && { swagger }), publicRoutes: publicRoutes(definition) }));
      const { changes: review, entries } = await diffTemplates(config.stage, sides[0]!, sides[1]!);
      return [{ file: name, details, changes: entries, review }];
    }),
  );
  return differences.flat();
}

/** What is said of an output file that could not be read. */
export function unreadDetail(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'the file is missing';
  return error.code === 'EISDIR' ? 'a folder has its name' : `the file cannot be read: ${unreadableReason(error)}`;
}

async function readTemplate(text: string, name: string): Promise<TemplateDocument | undefined> {
  const { value, problems } = await parseSource(text, name, { isTemplate: true });
  return problems.length === 0 && isMap(value) ? value : undefined;
}
