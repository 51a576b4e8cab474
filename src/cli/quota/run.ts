import { isRefused } from '../../compiler/quota/measured-quota.js';
import { measureQuotas } from '../../project/stage/measure-quotas.js';
import { enterProject } from '../arguments/enter-project.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import { endWithProblems, reportProblems } from '../terminal/report.js';
import { progressOn, styleOf } from '../terminal/terminal.js';
import { today } from '../terminal/today.js';
import type { QuotaResult } from './result.js';
import { quotaText } from './text.js';

interface QuotaArguments {
  readonly stage: string;
  readonly 'merge-template': readonly string[];
  readonly 'template-format': 'json' | 'yaml';
  readonly 'env-file': readonly string[];
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runQuota(args: QuotaArguments): Promise<number> {
  const progress = progressOn(process.stderr);
  try {
    const { project, pathOf, envFileOf } = enterProject(args['project-dir']);
    const measured = await measureQuotas({
      project,
      stage: args.stage,
      templateFormat: args['template-format'],
      mergeTemplates: args['merge-template'].map(pathOf),
      envFiles: args['env-file'].map(envFileOf),
      today: today(),
      progress: progress.step,
    });
    progress.done();
    const ok = !isRefused(measured.quotas);
    if (args.json) {
      printJson<QuotaResult>({ ok, ...measured });
    } else {
      reportProblems(measured.problems);
      process.stdout.write(quotaText(measured, styleOf(process.stdout)));
    }
    return ok ? ExitStatus.done : ExitStatus.problems;
  } catch (error) {
    progress.done();
    return endWithProblems(error, args.json, '.');
  }
}
