import { entriesOf } from '../../compiler/cloudformation/branch.js';
import type { TemplateDocument, Value } from '../../compiler/cloudformation/template.js';
import { layerFile, packageFile } from '../../compiler/quota/package-uses.js';
import type { TemplateSize } from '../../compiler/quota/template-size-uses.js';
import { includedFile, writtenTemplate } from '../../compiler/swagger/included-document.js';
import { toCompactJson, toJson, toYaml } from '../../compiler/syntax/serialise.js';
import { codeManifest, manifestFile } from './code-manifest.js';
import type { OutputFile } from '../disk/write-files.js';
import type { PackedProject } from './compiled-project.js';

type Packed = Omit<PackedProject, 'files'>;

export const templateNames = { json: 'sam.json', yaml: 'sam.yaml' } as const;

/** All output files of a stage, the template last. */
export async function outputFiles(packed: Packed): Promise<OutputFile[]> {
  const { config, deploymentPackage: code, template, swagger, format } = packed;
  const written = writtenTemplate(template, config);
  const made = await codeManifest(packed);
  return [
    ...(code?.layer === undefined ? [] : [{ name: layerFile, content: code.layer }]),
    ...(code === undefined ? [] : [{ name: packageFile, content: code.zipped }]),
    ...(made === undefined ? [] : [{ name: manifestFile, content: Buffer.from(toJson(made as unknown as Value)) }]),
    ...(swagger === undefined ? [] : [{ name: 'swagger.json', content: Buffer.from(toJson(swagger)) }]),
    ...(written.included === undefined ? [] : [{ name: includedFile, content: Buffer.from(jsonOf(config)(written.included)) }]),
    { name: templateNames[format], content: await templateFile(written.template, packed) },
  ];
}

/** The bytes of a template as it is written: `writtenTemplate`. */
export async function templateFile(written: TemplateDocument, { config, merges, format }: Pick<Packed, 'config' | 'merges' | 'format'>): Promise<Uint8Array> {
  return Buffer.from(format === 'yaml' ? await toYaml(written, merges) : jsonOf(config)(written));
}

function jsonOf({ templateLayout }: Packed['config']): (value: Value) => string {
  return templateLayout === 'compact' ? toCompactJson : toJson;
}

/** The size of the template among the output files. */
export function templateSize({ config, template, swagger, format }: Packed, files: readonly OutputFile[]): TemplateSize {
  const file = templateNames[format];
  const { template: written, included } = writtenTemplate(template, config);
  return {
    file,
    written: files.find(({ name }) => name === file)!.content.length,
    compact: () => toCompactJson(written).length,
    parts: () => [...entriesOf(written['Resources'])].map(([name, resource]) => ({ name, amount: toCompactJson(resource).length })),
    swagger: swagger === undefined || included !== undefined ? undefined : () => swaggerSize(template, config),
    layout: format === 'yaml' ? 'indented' : config.templateLayout,
  };
}

/** What a file of its own would take from the template. */
function swaggerSize(template: Packed['template'], config: Packed['config']): number {
  const without = writtenTemplate(template, { ...config, swaggerLayout: 'file' }).template;
  return toCompactJson(template).length - toCompactJson(without).length;
}
