import type { DeclarationCode } from '../../app/declaration-code.js';
import type { CodeEntry, CodeGroup, EitherEntry } from './code-group.js';
import { appCode } from './codes/app-code.js';
import { authorizers } from './codes/authorizers.js';
import { configuration } from './codes/configuration.js';
import { declarations } from './codes/declarations.js';
import { deployment } from './codes/deployment.js';
import { deploymentPackage } from './codes/deployment-package.js';
import { eventSources } from './codes/event-sources.js';
import { files } from './codes/files.js';
import { pipeline } from './codes/pipeline.js';
import { proof } from './codes/proof.js';
import { routes } from './codes/routes.js';
import { templates } from './codes/templates.js';

/** Every code that a problem can have, once, by theme. Import only types from here, save where the texts are printed. */
export const codeGroups: CodeGroups = {
  'Declarations in app.ts': declarations,
  'Routes and CORS': routes,
  Authorizers: authorizers,
  'Event sources': eventSources,
  'The configuration': configuration,
  'Merge templates and policy files': templates,
  'The code of the app': appCode,
  'The deployment package': deploymentPackage,
  'The proof': proof,
  'Files and the local server': files,
  Deployment: deployment,
  'The pipeline': pipeline,
};

interface CodeGroups {
  readonly 'Declarations in app.ts': typeof declarations;
  readonly 'Routes and CORS': typeof routes;
  readonly Authorizers: typeof authorizers;
  readonly 'Event sources': typeof eventSources;
  readonly 'The configuration': typeof configuration;
  readonly 'Merge templates and policy files': typeof templates;
  readonly 'The code of the app': typeof appCode;
  readonly 'The deployment package': typeof deploymentPackage;
  readonly 'The proof': typeof proof;
  readonly 'Files and the local server': typeof files;
  readonly Deployment: typeof deployment;
  readonly 'The pipeline': typeof pipeline;
}

type Severity = keyof CodeGroup;
type Group = keyof CodeGroups;

/** The codes of each group that have a severity. */
type CodesOf<S extends Severity> = { [G in Group]: keyof CodeGroups[G][S] }[Group];

type CodesIn<G extends Group> = { [S in Severity]: keyof CodeGroups[G][S] }[Severity];

/** Codes that stand here in a way that cannot be right: all of these are `never`. */
interface Flaws {
  readonly inTwoGroups: { [G in Group]: CodesIn<G> & { [H in Exclude<Group, G>]: CodesIn<H> }[Exclude<Group, G>] }[Group];
  readonly ofTwoSeverities: { [S in Severity]: CodesOf<S> & { [T in Exclude<Severity, S>]: CodesOf<T> }[Exclude<Severity, S>] }[Severity];
  /** What app/ declares wrong is always an error. */
  readonly forgotten: Exclude<DeclarationCode, CodesOf<'errors'>>;
}

/** Nothing compiles while there is a flaw; the compiler names it. */
type Sound<Code> = [Flaws[keyof Flaws]] extends [never] ? Code : Flaws;

/** Codes of problems that may be errors. */
export type ErrorCode = Sound<CodesOf<'errors'> | CodesOf<'either'>>;
/** Codes of problems that may be warnings. */
export type WarningCode = Sound<CodesOf<'warnings'> | CodesOf<'either'>>;
export type ProblemCode = ErrorCode | WarningCode;

/** What is known of a code. */
export interface KnownCode extends CodeEntry, Partial<Pick<EitherEntry, 'depends'>> {
  /** `route-path` */
  readonly code: string;
  /** `either` where it depends, as `depends` says. */
  readonly severity: 'error' | 'warning' | 'either';
  /** The title of its group. */
  readonly group: string;
}

const severities = { errors: 'error', warnings: 'warning', either: 'either' } as const;

/** All codes, group by group, in the order in which they are to be read. */
export function allCodes(): KnownCode[] {
  return Object.entries<CodeGroup>({ ...codeGroups }).flatMap(([group, entries]) =>
    (['errors', 'warnings', 'either'] as const).flatMap((severity) =>
      Object.entries(entries[severity]).map(([code, entry]) => ({ code, severity: severities[severity], group, ...entry })),
    ),
  );
}
