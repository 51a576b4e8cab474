import { entriesOf, valueAt } from './cloudformation/branch.js';
import type { TemplateDocument } from './cloudformation/template.js';
import { provisionedAlias } from './config/check-release.js';
import { expandedDocument } from './expand/expanded-document.js';
import type { ExpansionWarning } from './expand/expansion-warning.js';
import type { AppModel } from './model/app-model.js';
import { checkOverrides } from './model/check-stage-variables.js';
import type { CheckContext } from './model/check-context.js';
import type { MergeTemplate } from './merge/parse-merge.js';
import { placeIn } from './merged/place.js';
import type { Problem } from './problem/problem.js';
import { applyRelease } from './release/apply-release.js';
import { checkSource } from './release/check-source.js';
import type { Ledger } from './release/ledger.js';
import { type CodeIdentities, type SourceRelease, sourceRelease } from './release/source-release.js';
import type { LedgerContext } from './release/step.js';

/** What a stage with releases is made of, in addition to its SAM template. */
export interface ReleaseInputs {
  readonly app: AppModel;
  /** The SAM template, with the user's templates merged in. */
  readonly template: TemplateDocument;
  readonly codes: CodeIdentities;
  /** The user's templates, for the places of problems. */
  readonly merges: readonly MergeTemplate[];
  readonly placeOf: CheckContext['placeOf'];
}

/** The release that a stage's source makes. */
export interface StageSource {
  readonly release: SourceRelease;
  /** The template as the SAM transform makes it. */
  readonly expanded: TemplateDocument;
  /** What of SAM a stage with releases cannot have. */
  readonly problems: readonly Problem[];
}

/** merged SAM template ─▶ expanded ─▶ the release that it makes. */
export function stageSource(inputs: ReleaseInputs): StageSource {
  const { template, codes } = inputs;
  const { template: expanded, warnings } = expandedDocument(template);
  const whole = hasRest(expanded) ? { ...expanded, Transform: transformsOf(template) } : expanded;
  return {
    release: sourceRelease(whole, codes),
    expanded: whole,
    problems: [...warnings.filter(isLost).map((warning) => lost(warning, inputs)), ...checkProvisioned(inputs)],
  };
}

/** What a stage's ledger says, and what the source is to it. */
export interface StageRelease {
  /** `.chalice/releases/prod.json` */
  readonly file: string;
  readonly ledger: Ledger;
  readonly source: SourceRelease;
}

/** A stage's template with the releases that its ledger names. */
export interface ReleasedTemplate {
  /** Undefined with errors. */
  readonly template: TemplateDocument | undefined;
  readonly problems: readonly Problem[];
}

/** expanded ─▶ versions, aliases and deployments of what the ledger names. */
export function releaseStage(
  { config, definition }: AppModel,
  { expanded, release }: StageSource,
  ledger: Ledger | undefined,
  context: LedgerContext,
): ReleasedTemplate {
  const settings = config.release ?? undefined;
  const overrides = checkOverrides(definition, ledger?.candidate?.stageVariables ?? {}, { file: context.file });
  const problems = [...checkSource(ledger, release, settings, context), ...overrides];
  const isWrong = problems.some(({ severity }) => severity === 'error');
  if (isWrong || ledger === undefined || settings === undefined) return { template: undefined, problems };
  return { template: applyRelease(expanded, ledger, settings, release), problems };
}

/** A hash that no source has. */
const otherHash = '0'.repeat(10);

/** The template with all that any ledger may make of it, for those who have to know what a deployment may need; unchanged without releases. */
export function withAnyRelease(inputs: ReleaseInputs): TemplateDocument {
  const { app, template } = inputs;
  const settings = app.config.release;
  if (settings === null) return template;
  const { expanded, release } = stageSource(inputs);
  const { functions, api, roles } = release;
  const others = Object.fromEntries(Object.keys(functions).map((id) => [id, otherHash]));
  const candidate = { id: release.id, functions, api, roles };
  const shares = settings.strategy === 'blue-green' ? {} : { percent: 50 };
  const variables = settings.strategy === 'rolling' ? {} : { stageVariables: settings.stageVariables };
  const ledger: Ledger = { live: { ...candidate, id: otherHash, functions: others }, candidate: { ...candidate, ...shares, ...variables }, held: [] };
  return applyRelease(expanded, ledger, settings, release);
}

/** What is passed on as it is may still be for SAM; all else would be lost. */
function isLost({ code }: ExpansionWarning): boolean {
  return code !== 'unknown-type' && code !== 'loop';
}

/** Whether something is left for the SAM transform. */
function hasRest(template: TemplateDocument): boolean {
  return JSON.stringify(template['Resources'] ?? {}).includes('"AWS::Serverless::');
}

function transformsOf(template: TemplateDocument): NonNullable<TemplateDocument['Transform']> {
  return template['Transform'] ?? 'AWS::Serverless-2016-10-31';
}

function lost({ code, path }: ExpansionWarning, { app, template, merges, placeOf }: ReleaseInputs): Problem {
  const message = `a stage with releases cannot have ${lostWords[code]} (${path.join('.')}), because tschalice does not know what SAM makes of it`;
  const where = placeIn({ template, files: merges, policySources: [], app }, { placeOf }, path);
  return { code: 'release-not-expanded', severity: 'error', where, message, fix: 'write the plain CloudFormation resources instead, or set "release": false' };
}

/** Where a template of the user's keeps environments started for an alias that gets weights. What the configuration says of them is checked with it. */
function checkProvisioned({ app, template, merges, placeOf }: ReleaseInputs): Problem[] {
  if (app.config.release?.strategy !== 'rolling') return [];
  const functions = [...entriesOf(template['Resources'])].filter(([, resource]) => valueAt(resource, ['Type']) === 'AWS::Serverless::Function');
  return [['Globals', 'Function'], ...functions.map(([id]) => ['Resources', id, 'Properties'])]
    .map((path) => [...path, 'ProvisionedConcurrencyConfig'])
    .filter((path) => valueAt(template, path) !== undefined)
    .map((path) => provisionedAlias(placeIn({ template, files: merges, policySources: [], app }, { placeOf }, path)));
}

const lostWords: { readonly [code in ExpansionWarning['code']]: string } = {
  'unknown-type': 'this type',
  loop: 'this loop',
  'unknown-event': 'this event',
  'unknown-property': 'this property',
  'unknown-policy': 'this policy',
  connector: 'connectors',
  'not-expanded': 'this property',
};
