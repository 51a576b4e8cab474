import type { TemplateDocument } from './cloudformation/template.js';
import { expandedDocument } from './expand/expanded-document.js';
import type { ExpansionWarning } from './expand/expansion-warning.js';
import type { AppModel } from './model/app-model.js';
import type { CheckContext } from './model/check-context.js';
import type { MergeTemplate } from './merge/parse-merge.js';
import { placeIn } from './merged/place.js';
import type { Problem } from './problem/problem.js';
import { type CodeIdentities, type SourceRelease, sourceRelease } from './release/source-release.js';

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
  return { release: sourceRelease(whole, codes), expanded: whole, problems: warnings.filter(isLost).map((warning) => lost(warning, inputs)) };
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

const lostWords: { readonly [code in ExpansionWarning['code']]: string } = {
  'unknown-type': 'this type',
  loop: 'this loop',
  'unknown-event': 'this event',
  'unknown-property': 'this property',
  'unknown-policy': 'this policy',
  connector: 'connectors',
  'not-expanded': 'this property',
};
