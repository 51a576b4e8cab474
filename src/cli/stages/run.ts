import { hasErrors } from '../../compiler/problem/problem.js';
import { type DeployedStage, listDeployed } from '../../project/deploy/deployed-files.js';
import { findProject } from '../../project/read/find-project.js';
import { listStages, readStageConfig } from '../../project/read/read-stage.js';
import { ExitStatus } from '../terminal/exit-status.js';
import { printJson } from '../terminal/json-result.js';
import type { StageRow, StagesResult } from './result.js';
import { urlIn } from '../deployed/look-up.js';
import { reportFailure, reportProblems } from '../terminal/report.js';
import { tableText } from '../terminal/table.js';

interface StagesArguments {
  readonly 'project-dir': string | undefined;
  readonly json: boolean;
}

export async function runStages(args: StagesArguments): Promise<number> {
  try {
    const project = findProject(process.cwd(), args['project-dir']);
    const { appName } = await readStageConfig(project, 'dev');
    const configured = await listStages(project);
    const { deployed, problems } = await listDeployed(project, appName);
    const stages = [...new Set([...configured, ...deployed.map(({ stage }) => stage)])].map((stage) =>
      rowOf(
        stage,
        configured.includes(stage),
        deployed.find((one) => one.stage === stage),
      ),
    );
    const ok = !hasErrors(problems);
    if (args.json) {
      printJson<StagesResult>({ ok, stages, problems });
    } else {
      process.stdout.write(tableText([['STAGE', 'STACK', 'REGION', 'URL'], ...stages.map(cells)]));
      reportProblems(problems, '.');
    }
    return ok ? ExitStatus.done : ExitStatus.problems;
  } catch (error) {
    return reportFailure(error, args.json, '.');
  }
}

function rowOf(stage: string, isConfigured: boolean, deployed: DeployedStage | undefined): StageRow {
  const { stack, resources = [] } = deployed?.values ?? {};
  return {
    stage,
    isConfigured,
    isDeployed: deployed !== undefined,
    stackName: stack?.name ?? null,
    region: stack?.region ?? null,
    url: urlIn(resources) ?? null,
    file: deployed?.file ?? null,
  };
}

function cells({ stage, isConfigured, isDeployed, stackName, region, url, file }: StageRow): string[] {
  if (!isDeployed) return [stage, 'not deployed', '', ''];
  const note = isConfigured ? '' : ' (not configured)';
  return [`${stage}${note}`, stackName ?? `none, by Chalice (${file})`, region ?? '', url ?? ''];
}
