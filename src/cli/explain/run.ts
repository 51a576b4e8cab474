import { explainProblems } from '../../compiler/problem/explain-problems.js';
import { nearest } from '../../compiler/problem/nearest.js';
import { UsageError } from '../arguments/usage-error.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { styleOf } from '../terminal/terminal.js';
import type { ExplainResult } from './result.js';
import { codeListText, codeText } from './text.js';

interface ExplainArguments {
  readonly CODE: string | undefined;
  readonly json: boolean;
}

/** @throws UsageError for an unknown code */
export async function runExplain({ CODE, json }: ExplainArguments): Promise<number> {
  const codes = await explainProblems();
  const found = CODE === undefined ? codes : codes.filter(({ code }) => code === wordOf(CODE));
  if (found.length === 0) throw new UsageError(unknownCode(CODE!, codes));
  if (json) printJson<ExplainResult>({ ok: true, codes: found, problems: [] });
  else process.stdout.write(CODE === undefined ? codeListText(found, styleOf(process.stdout)) : codeText(found[0]!, styleOf(process.stdout)));
  return ExitStatus.done;
}

/** Accepts the printed form, too: `[route-path]`. */
function wordOf(given: string): string {
  return given.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}

function unknownCode(given: string, codes: readonly { readonly code: string }[]): string {
  const near = nearest(
    wordOf(given),
    codes.map(({ code }) => code),
  );
  return `there is no code '${given}'${near === undefined ? '; tschalice explain lists all codes' : `; did you mean '${near}'?`}`;
}
