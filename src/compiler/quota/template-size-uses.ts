import type { StageConfig } from '../config/resolve-stage.js';
import type { Problem } from '../problem/problem.js';
import { quotaProblem } from './quota-problem.js';
import { countOf, type QuotaPart, type QuotaUse, stateOf } from './quota-use.js';

/** A template as a file, in bytes. */
export interface TemplateSize {
  /** Its name: `sam.json`. */
  readonly file: string;
  /** As it is written. */
  readonly written: number;
  /** As JSON without indentation. */
  readonly compact: () => number;
  /** What its resources take of that, by their logical IDs. */
  readonly parts: () => readonly QuotaPart[];
  /** What the document of the REST API takes of it; undefined if it stands in a file of its own, or there is none. */
  readonly swagger: (() => number) | undefined;
  readonly layout: StageConfig['templateLayout'];
}

/** What CloudFormation counts of a template's text. */
export function templateSizeUses(size: TemplateSize): QuotaUse[] {
  const { written } = size;
  const plain = countOf('template-size', undefined, written);
  // Serialising it again costs time, which small templates need not take.
  if (stateOf(plain) === 'fine') return [plain, countOf('template-inline', undefined, written)];
  const fix = layoutFix(size);
  return [{ ...countOf('template-size', undefined, written, size.parts), ...(fix !== undefined && { fix }) }, countOf('template-inline', undefined, written)];
}

/** Checks that CloudFormation takes the template. */
export function checkTemplateSize(size: TemplateSize): Problem[] {
  return templateSizeUses(size).flatMap((use) => quotaProblem(use, { file: size.file }) ?? []);
}

/** The settings that bring it under 80 %, the fewest first; else all that help. */
function layoutFix({ written, compact, swagger, layout }: TemplateSize): string | undefined {
  const compactKey = '"template_layout": "compact"';
  const fileKey = '"swagger_layout": "file"';
  const short = compact();
  const choices: { readonly keys: readonly string[]; readonly bytes: number }[] = [
    ...(layout === 'compact' ? [] : [{ keys: [compactKey], bytes: short }]),
    ...(swagger === undefined ? [] : [{ keys: layout === 'compact' ? [fileKey] : [compactKey, fileKey], bytes: short - swagger() }]),
  ];
  const best = choices.find(({ bytes }) => stateOf(countOf('template-size', undefined, bytes)) === 'fine') ?? choices.at(-1);
  if (best === undefined || best.bytes >= written) return undefined;
  return `set ${best.keys.join(' and ')} in the configuration, which makes it ${best.bytes} bytes`;
}
