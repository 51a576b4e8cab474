import { toJson, toYaml } from '../../compiler/syntax/serialise.js';
import type { OutputFile } from '../disk/write-files.js';
import { layerFile } from '../../compiler/quota/package-uses.js';
import type { PackedProject } from './compiled-project.js';

export const templateNames = { json: 'sam.json', yaml: 'sam.yaml' } as const;

/** All output files of a stage, the template last. */
export async function outputFiles({ deploymentPackage: code, template, swagger, merges, format }: PackedProject): Promise<OutputFile[]> {
  return [
    ...(code?.layer === undefined ? [] : [{ name: layerFile, content: code.layer }]),
    ...(code === undefined ? [] : [{ name: 'deployment.zip', content: code.zipped }]),
    ...(swagger === undefined ? [] : [{ name: 'swagger.json', content: Buffer.from(toJson(swagger)) }]),
    { name: templateNames[format], content: Buffer.from(format === 'yaml' ? await toYaml(template, merges) : toJson(template)) },
  ];
}
