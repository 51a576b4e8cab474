import type { Problem } from '../../../src/compiler/problem/problem.js';
import { compileStage } from '../../../src/compiler/compile-stage.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { attributesOf } from '../../../src/compiler/merged/generated/attributes.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';
import { context, type Declare, handler, modelOf } from '../model/modelled.js';

/** An app with a function `work`. */
export const withWork: Declare = (app) => app.lambdaFunction('work', handler);

/** The problems of an app with YAML templates merged in. */
export async function problemsWith(declare: Declare, yaml: string | readonly string[], settings: Partial<ConfigFile> = {}): Promise<readonly Problem[]> {
  const merges = await Promise.all([yaml].flat().map((text, index) => parseMergeTemplate(text, `m${index}.yaml`, 'yaml')));
  const { problems } = compileStage(modelOf(declare, settings), {
    ...context,
    policies: new Map(),
    policySources: [],
    rights: new Map(),
    merges: merges.map(({ template }) => template!),
    lacksDeclarations: false,
    lacksMerges: false,
    today: '2026-11-20',
    forDeployment: true,
    attributesOf,
  });
  return problems;
}

/** `severity code file:line:column message; fix` */
export function shown({ severity, code, where: { file, line, column }, message, fix }: Problem): string {
  return `${severity} ${code} ${[file, line, column].filter((one) => one !== undefined).join(':')} ${message}; ${fix}`;
}
