import type { Cause, CausePlace } from '../diff/stage-diff.js';

/** Each cause once, also where two differ in their columns alone. */
export function causeTexts(causes: readonly Cause[]): string[] {
  return [...new Set(causes.map(causeText))];
}

/** Where a change comes from: `app.ts:42`, `stages.beta.lambda_memory_size in .chalice/config.json:12`, `axios 1.6.0 → 1.7.0`; `app.ts:42 in the base` for what is gone. */
function causeText(cause: Cause): string {
  if ('config' in cause) return `${cause.config} in ${placeText(cause)}`;
  if ('file' in cause) return placeText(cause);
  if ('because' in cause) return `the change of ${cause.because}`;
  const { package: name, before, after } = cause;
  if (before === undefined) return `${name}${after === undefined ? '' : ` ${after}`} is new`;
  return after === undefined ? `${name} ${before} is gone` : `${name} ${before} → ${after}`;
}

function placeText({ file, line, isInBase }: CausePlace): string {
  return `${line === undefined ? file : `${file}:${line}`}${isInBase ? ' in the base' : ''}`;
}
