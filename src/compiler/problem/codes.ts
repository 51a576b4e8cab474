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
import { releases } from './codes/releases.js';
import { review } from './codes/review.js';
import { routes } from './codes/routes.js';
import { sdkCalls } from './codes/sdk-calls.js';
import { templates } from './codes/templates.js';

/** Every code that a problem can have, once, by theme. Import only types from here, unless you print the texts. */
export const codeGroups: CodeGroups = {
  'Declarations in app.ts': declarations,
  'Routes and CORS': routes,
  Authorizers: authorizers,
  'Event sources': eventSources,
  'The configuration': configuration,
  'Merge templates and policy files': templates,
  'The code of the app': appCode,
  'Calls of AWS, and policies': sdkCalls,
  'The deployment package': deploymentPackage,
  'The proof': proof,
  'Files and the local server': files,
  Deployment: deployment,
  Releases: releases,
  'The pipeline': pipeline,
  'Template review': review,
};

interface CodeGroups {
  readonly 'Declarations in app.ts': typeof declarations;
  readonly 'Routes and CORS': typeof routes;
  readonly Authorizers: typeof authorizers;
  readonly 'Event sources': typeof eventSources;
  readonly 'The configuration': typeof configuration;
  readonly 'Merge templates and policy files': typeof templates;
  readonly 'The code of the app': typeof appCode;
  readonly 'Calls of AWS, and policies': typeof sdkCalls;
  readonly 'The deployment package': typeof deploymentPackage;
  readonly 'The proof': typeof proof;
  readonly 'Files and the local server': typeof files;
  readonly Deployment: typeof deployment;
  readonly Releases: typeof releases;
  readonly 'The pipeline': typeof pipeline;
  readonly 'Template review': typeof review;
}

type Severity = keyof CodeGroup;
type Group = keyof CodeGroups;

/** The codes with a severity, from all groups. */
type CodesOf<S extends Severity> = { [G in Group]: keyof CodeGroups[G][S] }[Group];

type CodesIn<G extends Group> = { [S in Severity]: keyof CodeGroups[G][S] }[Severity];

type None<Mistake extends never> = Mistake;

/** Compiles while no code stands in two groups, has two severities, or is forgotten; else the compiler names the code at its line here. */
export interface Mistakes {
  inTwoGroups: None<{ [G in Group]: CodesIn<G> & { [H in Exclude<Group, G>]: CodesIn<H> }[Exclude<Group, G>] }[Group]>;
  ofTwoSeverities: None<{ [S in Severity]: CodesOf<S> & { [T in Exclude<Severity, S>]: CodesOf<T> }[Exclude<Severity, S>] }[Severity]>;
  /** Mistakes in declarations, which app/ finds, are always errors. */
  forgotten: None<Exclude<DeclarationCode, CodesOf<'errors'>>>;
}

/** Codes of problems that may be errors. */
export type ErrorCode = CodesOf<'errors'> | CodesOf<'either'>;
/** Codes of problems that may be warnings. */
export type WarningCode = CodesOf<'warnings'> | CodesOf<'either'>;
export type ProblemCode = ErrorCode | WarningCode;

/** A code with its texts, its severity and its group. */
export interface KnownCode extends CodeEntry, Partial<Pick<EitherEntry, 'depends'>> {
  /** `route-path` */
  readonly code: string;
  /** `either` if it depends; `depends` then says on what. */
  readonly severity: 'error' | 'warning' | 'either';
  /** The title of its group. */
  readonly group: string;
}

const severities = { errors: 'error', warnings: 'warning', either: 'either' } as const;

/** All codes, group by group, in reading order. */
export function allCodes(): KnownCode[] {
  return Object.entries<CodeGroup>({ ...codeGroups }).flatMap(([group, entries]) =>
    (['errors', 'warnings', 'either'] as const).flatMap((severity) =>
      Object.entries(entries[severity]).map(([code, entry]) => ({ code, severity: severities[severity], group, ...entry })),
    ),
  );
}
