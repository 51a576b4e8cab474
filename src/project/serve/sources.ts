import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { policyFilesOf } from '../../compiler/model/role.js';
import { inputFiles } from '../bundle/inputs.js';
import { collectIncluded } from '../pack/include.js';
import type { CompiledProject } from '../stage/compiled-project.js';

/** The state of files by their absolute paths: while the text is the same, the file has not changed. */
export type FileStates = ReadonlyMap<string, string>;

/** Files on which the served app depends, as absolute paths. */
export async function sourcesOf(compiled: CompiledProject, envFiles: readonly string[]): Promise<string[]> {
  const { project, config, bundle } = compiled;
  const { directory, configFile } = project;
  const policies = [...policyFilesOf(compiled).map(({ file }) => file), ...(config.apiGatewayPolicyFile === null ? [] : [config.apiGatewayPolicyFile])];
  const { entries } = await collectIncluded(directory, config.include, { file: configFile });
  const own = [
    ...inputFiles(bundle),
    ...bundle.moduleInputs,
    ...bundle.files,
    ...entries.map(({ path }) => path),
    ...config.mergeTemplates,
    ...envFiles,
    configFile,
    'package.json',
    'tsconfig.json',
  ];
  return [...new Set([...own.map((file) => resolve(directory, file)), ...policies.map((file) => resolve(join(directory, '.chalice'), file))])];
}

export async function statesOf(files: Iterable<string>): Promise<FileStates> {
  const states = [...files].map(async (file) => {
    const found = await stat(file, { bigint: true }).catch(() => undefined);
    return [file, found === undefined ? 'missing' : `${found.mtimeNs} ${found.size} ${found.ino}`] as const;
  });
  return new Map(await Promise.all(states));
}

export function changedFiles(before: FileStates, after: FileStates): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((file) => (before.get(file) ?? 'missing') !== (after.get(file) ?? 'missing')).sort();
}
