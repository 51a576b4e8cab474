import { expect } from 'chai';
import fc from 'fast-check';
import { valueAt } from '../../../src/compiler/cloudformation/branch.js';
import { referencesIn } from '../../../src/compiler/cloudformation/reference.js';
import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';
import { expandedDocument } from '../../../src/compiler/expand/expanded-document.js';
import { abortRelease } from '../../../src/compiler/release/abort-release.js';
import { applyRelease } from '../../../src/compiler/release/apply-release.js';
import { checkSource } from '../../../src/compiler/release/check-source.js';
import { initLedger } from '../../../src/compiler/release/init-ledger.js';
import type { ReleaseSettings, ReleaseStrategy } from '../../../src/compiler/config/release.js';
import type { Ledger, Release } from '../../../src/compiler/release/ledger.js';
import { promoteRelease } from '../../../src/compiler/release/promote-release.js';
import { renderLedger } from '../../../src/compiler/release/render-ledger.js';
import { rollbackRelease } from '../../../src/compiler/release/rollback-release.js';
import { type SourceRelease, sourceRelease } from '../../../src/compiler/release/source-release.js';
import { startRelease } from '../../../src/compiler/release/start-release.js';
import { stepRelease } from '../../../src/compiler/release/step-release.js';
import { hasErrors } from '../../../src/compiler/problem/problem.js';
import { codesOf, dangling, idsOfType, resourcesOf } from './released-template.js';
import { context } from './sources.js';
import { walkSources } from './walk-sources.js';

/** A source as the walk needs it, made once. */
interface Walked {
  readonly title: string;
  readonly expanded: TemplateDocument;
  readonly release: SourceRelease;
}

const sources: readonly Walked[] = Object.entries(walkSources).map(([title, { template, code }]) => {
  const expanded = expandedDocument(template).template;
  return { title, expanded, release: sourceRelease(expanded, codesOf(code)) };
});

interface State {
  readonly ledger: Ledger | undefined;
  readonly source: Walked;
  /** The template, if the source may be packaged. */
  readonly template: TemplateDocument | undefined;
}

/** What can be done: each step, and going to another source. */
type Act = (state: State, settings: ReleaseSettings) => { readonly ledger: Ledger | undefined; readonly source: Walked };

const steps: { readonly [name: string]: (ledger: Ledger | undefined, source: SourceRelease, settings: ReleaseSettings) => Ledger | undefined } = {
  init: (ledger, source) => initLedger(ledger, source, { force: false }, context).ledger,
  start: (ledger, source, settings) => startRelease(ledger, source, settings, {}, context).ledger,
  step: (ledger) => stepRelease(ledger, 50, context).ledger,
  promote: (ledger) => promoteRelease(ledger, context).ledger,
  rollback: (ledger) => rollbackRelease(ledger, context).ledger,
  abort: (ledger) => abortRelease(ledger, context).ledger,
};

const acts: { readonly [name: string]: Act } = {
  ...Object.fromEntries(
    Object.entries(steps).map(([name, step]): [string, Act] => [
      name,
      ({ ledger, source }, settings) => ({ ledger: step(ledger, source.release, settings) ?? ledger, source }),
    ]),
  ),
  ...Object.fromEntries(sources.map((source): [string, Act] => [`source: ${source.title}`, ({ ledger }) => ({ ledger, source })])),
};

/** Templates by all that they are made of: many walks come to the same ones. */
const templates = new Map<string, TemplateDocument | undefined>();

function templateOf(ledger: Ledger | undefined, source: Walked, settings: ReleaseSettings): TemplateDocument | undefined {
  if (ledger === undefined) return undefined;
  const key = `${settings.strategy} ${keyOf({ ledger, source })}`;
  const { expanded, release } = source;
  if (!templates.has(key)) {
    const isWrong = hasErrors(checkSource(ledger, release, settings, context));
    templates.set(key, isWrong ? undefined : applyRelease(expanded, ledger, settings, release));
  }
  return templates.get(key);
}

function keyOf({ ledger, source }: { readonly ledger: Ledger | undefined; readonly source: Walked }): string {
  return `${source.title} ${ledger === undefined ? '' : renderLedger(ledger)}`;
}

/**
 * Every state that up to eight acts lead to, in all sequences: what follows from a state depends on nothing else, so each is looked at once.
 *
 * @param visit Called for each act that changes something.
 */
function walk(settings: ReleaseSettings, visit: (before: State, name: string, after: State) => void): number {
  const first: State = { ledger: undefined, source: sources[0]!, template: undefined };
  const known = new Map([[keyOf(first), first]]);
  let edge = [first];
  for (let depth = 0; depth < 8; depth += 1) {
    const found: State[] = [];
    for (const before of edge) {
      for (const [name, act] of Object.entries(acts)) {
        const next = act(before, settings);
        const key = keyOf(next);
        let after = known.get(key);
        if (after === undefined) {
          after = { ...next, template: templateOf(next.ledger, next.source, settings) };
          known.set(key, after);
          found.push(after);
        }
        if (after !== before) visit(before, name, after);
      }
    }
    edge = found;
  }
  return known.size;
}

function namedReleases({ live, candidate, previous }: Ledger): Release[] {
  return [live, candidate, previous].filter((release) => release !== undefined);
}

/** Versions and deployments that the ledger names. */
function namedIn(ledger: Ledger, { release: { declared, functions: own } }: Walked): string[] {
  const releases = namedReleases(ledger);
  const versions = releases.flatMap((release) =>
    Object.entries(release.functions).flatMap(([id, hash]) => {
      // What live does not have was deleted, and its versions with it.
      const isGone = release === ledger.previous && ledger.live.functions[id] === undefined && !release.api.includes(id) && own[id] !== hash;
      return declared.includes(id) && !isGone ? [`${id}Version${hash}`] : [];
    }),
  );
  return [...new Set([...versions, ...releases.map(({ id }) => `RestAPIDeployment${id}`)])].toSorted();
}

function checkState({ ledger, source, template }: State): void {
  if (ledger === undefined || template === undefined) return;
  const { live, candidate } = ledger;
  const resources = resourcesOf(template);
  expect(dangling(template)).to.deep.equal([]);
  expect(idsOfType(template, 'AWS::Lambda::Version', 'AWS::ApiGateway::Deployment').toSorted()).to.deep.equal(namedIn(ledger, source));
  const stages = idsOfType(template, 'AWS::ApiGateway::Stage').map((id) => ({ id, properties: resources[id]!['Properties']! }));
  const named = stages.filter(({ properties }) => valueAt(properties, ['StageName']) === 'api');
  expect(
    named.map(({ id, properties }) => [id, valueAt(properties, ['DeploymentId', 'Ref']), valueAt(properties, ['Variables', 'lambda_alias'])]),
  ).to.deep.equal([['RestAPIapiStage', `RestAPIDeployment${live.id}`, 'live']]);
  const isCanary = candidate?.percent !== undefined && candidate.stageVariables !== undefined;
  const canaries = stages.flatMap(({ properties }) => valueAt(properties, ['CanarySetting', 'DeploymentId', 'Ref']) ?? []);
  expect(canaries).to.deep.equal(isCanary ? [`RestAPIDeployment${candidate.id}`] : []);
  const beside = stages.filter(({ id }) => id !== 'RestAPIapiStage').map(({ properties }) => valueAt(properties, ['DeploymentId', 'Ref']));
  expect(beside).to.deep.equal(candidate !== undefined && candidate.percent === undefined ? [`RestAPIDeployment${candidate.id}`] : []);
  checkAliases(ledger, source, template);
}

/** Each function of live is invoked at its version by its alias, and one that live does not have by nothing. */
function checkAliases({ live }: Ledger, { release: { declared } }: Walked, template: TemplateDocument): void {
  const resources = resourcesOf(template);
  for (const id of declared) {
    const hash = live.functions[id];
    const alias = resources[`${id}Aliaslive`];
    const version = alias && valueAt(alias, ['Properties', 'FunctionVersion', 'Fn::GetAtt', 0]);
    expect(version, id).to.equal(hash === undefined ? undefined : `${id}Version${hash}`);
    for (const [other, resource] of Object.entries(resources)) {
      if (!invokes(resource['Type'] as string)) continue;
      const named = referencesIn(resource['Properties']);
      const isOff = valueAt(resource, ['Properties', 'Enabled']) === false || valueAt(resource, ['Properties', 'State']) === 'DISABLED';
      if (hash !== undefined || !isOff) expect(named, other).not.to.include(id);
    }
  }
}

function invokes(type: string): boolean {
  return /^AWS::(?:Events::Rule|Scheduler::Schedule|S3::Bucket|SNS::Subscription|Lambda::EventSourceMapping)$/.test(type);
}

/** What two templates, one after the other, both have is the same in both. */
function checkEdge(before: State, after: State): void {
  if (before.template === undefined || after.template === undefined) return;
  const [was, is] = [resourcesOf(before.template), resourcesOf(after.template)];
  for (const id of idsOfType(before.template, 'AWS::Lambda::Version', 'AWS::ApiGateway::Deployment')) {
    if (is[id] !== undefined) expect(is[id], id).to.deep.equal(was[id]);
  }
}

describe('a walk through releases', () => {
  it('has a source whose tags alone are different, which is no other release', () => {
    const [first, tagged, other] = sources.map(({ release }) => release.id);
    expect(tagged).to.equal(first);
    expect(other).not.to.equal(first);
  });

  for (const strategy of ['canary', 'blue-green', 'rolling'] satisfies ReleaseStrategy[]) {
    it(`keeps what it promises in all sequences of eight steps: ${strategy}`, () => {
      const settings: ReleaseSettings = { strategy, percent: 10, stageVariables: { log_level: 'debug' }, useStageCache: false };
      const checked = new Set<State>();
      const size = walk(settings, (before, name, after) => {
        if (!checked.has(after)) checkState(after);
        checked.add(after);
        checkEdge(before, after);
        if (name === 'promote') expect(after.ledger!.previous).to.deep.equal(before.ledger!.live);
        if (name === 'rollback') expect(rollbackRelease(after.ledger, context).ledger).to.deep.equal(before.ledger);
        if (name === 'start') checkAbort(before, after, settings);
      });
      expect(size).to.be.above(100);
    }).timeout(60_000);
  }
});

/** `abort`, and the source from before, give the template from before. */
function checkAbort(before: State, after: State, settings: ReleaseSettings): void {
  if (before.ledger!.candidate !== undefined) return;
  const aborted = abortRelease(after.ledger, context).ledger!;
  if (before.ledger!.previous !== undefined && aborted.previous === undefined) return;
  const is = templateOf(aborted, before.source, settings);
  const { template: was } = before;
  if (was !== undefined) expect(JSON.stringify(is)).to.equal(JSON.stringify(was));
}

describe('a stack that is deployed after each step', () => {
  const settings = (strategy: ReleaseStrategy): ReleaseSettings => ({ strategy, percent: 10, stageVariables: { log_level: 'debug' }, useStageCache: false });

  /** The versions and deployments that a template has beside those of a stack. */
  const fresh = (template: TemplateDocument, stack: ReadonlySet<string>): string[] =>
    idsOfType(template, 'AWS::Lambda::Version', 'AWS::ApiGateway::Deployment').filter((id) => !stack.has(id));

  const isOfSource = (id: string, { release }: Walked): boolean =>
    id === `RestAPIDeployment${release.id}` || Object.entries(release.functions).some(([name, hash]) => id === `${name}Version${hash}`);

  it('has all that its ledger names, but for functions that were gone in between', () => {
    const strategies = fc.constantFrom<ReleaseStrategy>('canary', 'blue-green', 'rolling');
    const names = fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 8 });
    const ledger = initLedger(undefined, sources[0]!.release, { force: false }, context).ledger;
    fc.assert(
      fc.property(strategies, names, (strategy, sequence) => {
        let state: State = { ledger, source: sources[0]!, template: undefined };
        let stack: ReadonlySet<string> = new Set();
        const gone = new Set<string>();
        for (const name of ['init', ...sequence]) {
          const next = acts[name]!(state, settings(strategy));
          state = { ...next, template: templateOf(next.ledger, next.source, settings(strategy)) };
          const { template, source } = state;
          if (template === undefined) continue;
          const missing = fresh(template, stack).filter((id) => !isOfSource(id, source));
          expect(missing.filter((id) => !gone.has(/^(.*)Version/.exec(id)?.[1] ?? ''))).to.deep.equal([]);
          // Whoever deploys refuses it then.
          if (missing.length > 0) continue;
          stack = new Set(idsOfType(template, 'AWS::Lambda::Version', 'AWS::ApiGateway::Deployment'));
          for (const { release } of sources) for (const id of release.declared) if (!source.release.declared.includes(id)) gone.add(id);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
