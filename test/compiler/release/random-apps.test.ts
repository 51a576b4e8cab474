import { expect } from 'chai';
import * as fc from 'fast-check';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { hasErrors } from '../../../src/compiler/problem/problem.js';
import { initLedger } from '../../../src/compiler/release/init-ledger.js';
import type { Ledger } from '../../../src/compiler/release/ledger.js';
import { promoteRelease } from '../../../src/compiler/release/promote-release.js';
import { startRelease } from '../../../src/compiler/release/start-release.js';
import { stepRelease } from '../../../src/compiler/release/step-release.js';
import type { Step } from '../../../src/compiler/release/step.js';
import { releaseStage, stageSource } from '../../../src/compiler/release-stage.js';
import { appRecipe } from '../../conformance/random-app.js';
import { configRecipe, otherRegion } from '../../conformance/random-config.js';
import { type CompiledRecipe, compileRecipe, type Config, type Recipe } from '../../conformance/random-outcome.js';
import { codesOf, dangling, resourcesOf } from './released-template.js';
import { context } from './sources.js';

const recipes: fc.Arbitrary<Recipe> = fc.record({ app: appRecipe, config: configRecipe });
const strategies = ['canary', 'blue-green', 'rolling'] as const;
const numRuns = 100;

/** What only releases have, or have anew. */
const ofReleases = /^AWS::(?:ApiGateway(?:V2)?::Deployment|Lambda::(?:Version|Alias))$/;
const forAliases = /Live AWS::Lambda::(?:Permission|EventInvokeConfig)$/;

function kept(template: TemplateDocument): string[] {
  return Object.entries(resourcesOf(template)).flatMap(([id, { Type }]) => (ofReleases.test(String(Type)) ? [] : [`${id} ${String(Type)}`]));
}

type Map = { readonly [key: string]: unknown };

/** The configuration without settings of regions, which each function has as its own instead: those of a region win over them, and join maps. */
function asOwn({ regions = {}, ...config }: Config, names: readonly string[]): object {
  const { [otherRegion]: own = {} } = regions;
  const { dev } = config.stages;
  const over = (before: Map): Map => {
    const joined = ['environment_variables', 'tags'].filter((key) => own[key] !== undefined && own[key] !== null);
    const set = Object.entries(own).filter(([, value]) => value !== null && value !== undefined);
    return { ...before, ...Object.fromEntries(set), ...Object.fromEntries(joined.map((key) => [key, { ...(before[key] as Map), ...(own[key] as Map) }])) };
  };
  const functions = (dev['lambda_functions'] ?? {}) as { readonly [name: string]: Map };
  const ofFunctions = Object.fromEntries(names.map((name) => [name, over(functions[name] ?? {})]));
  const plain = Object.fromEntries(Object.entries(regions).map(([name, { primary = null }]) => [name, { primary }]));
  return { ...config, stages: { dev: { ...over(dev), lambda_functions: { ...functions, ...ofFunctions } } }, regions: plain };
}

/** Without the settings that a stage with releases cannot have, at whatever level. */
function withoutAliases(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fine = Object.entries(value).filter(([key]) => !['deployment_preference', 'lambda_alias', 'provisioned_concurrency'].includes(key));
  return Object.fromEntries(fine.map(([key, inner]) => [key, withoutAliases(inner)]));
}

describe('random apps in regions', () => {
  it('are in a region what a stage with the settings of that region is', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(recipes, configRecipe, async ({ app, config }, { top }) => {
        // Every one has a region with settings of its own.
        const { lambda_timeout = 7, environment_variables = { AB: 'there' }, tags = {}, xray = true } = top;
        const recipe = { app, config: { ...config, elsewhere: config.elsewhere ?? { lambda_timeout, environment_variables, tags, xray } } };
        const found = await compileRecipe(recipe, { region: otherRegion });
        if (found.template === undefined || hasErrors(found.problems)) return;
        const want = await compileRecipe(recipe, { region: otherRegion, change: asOwn });
        expect(want.problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
        expect(found.template).to.deep.equal(want.template);
        // What only the region's settings say is all that differs from the primary one.
        const strip = ({ regions = {}, ...rest }: Config): object => ({ ...rest, regions: { 'us-east-1': regions['us-east-1'], [otherRegion]: {} } });
        const [here, there] = [
          await compileRecipe(recipe, { region: 'us-east-1', change: strip }),
          await compileRecipe(recipe, { region: otherRegion, change: strip }),
        ];
        expect(here.template).to.deep.equal(there.template);
        compared += 1;
      }),
      { numRuns },
    );

    expect(compared).to.be.above(numRuns / 20);
  }).timeout(120_000);
});

describe('releases of random apps', () => {
  /** The recipe on a stage with releases, compiled; undefined if it is refused. */
  async function released(recipe: Recipe, strategy: (typeof strategies)[number]): Promise<CompiledRecipe | undefined> {
    const settings = { strategy, ...(strategy !== 'rolling' && { stage_variables: { color: 'green' } }) };
    const change = (config: Config): object => withoutAliases(config) as object;
    const compiled = await compileRecipe({ ...recipe, config: { ...recipe.config, release: settings } }, { change });
    return compiled.template === undefined || hasErrors(compiled.problems) ? undefined : compiled;
  }

  it('begin with the resources that SAM makes, and end with what the new source is by itself', async () => {
    let walked = 0;
    await fc.assert(
      fc.asyncProperty(recipes, fc.constantFrom(...strategies), async (recipe, strategy) => {
        const compiled = await released(recipe, strategy);
        if (compiled === undefined) return;
        const { app, merges = [], template } = compiled;
        const sourceOf = (code: string): ReturnType<typeof stageSource> =>
          stageSource({ app: app!, template: template!, merges, codes: codesOf(code), placeOf: () => ({ file: 'app.ts' }) });
        const [first, second] = [sourceOf('one'), sourceOf('two')];
        if (hasErrors(first.problems)) return;
        const settings = app!.config.release!;
        const templateOf = (source: typeof first, ledger: Ledger): TemplateDocument => {
          const { template: made, problems } = releaseStage(app!, source, ledger, context);
          expect(problems.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
          return made!;
        };
        const begun = initLedger(undefined, first.release, { force: false }, context).ledger!;
        const initial = templateOf(first, begun);
        const [before, after] = [kept(first.expanded), kept(initial)];
        expect(after.filter((one) => before.includes(one))).to.deep.equal(before);
        for (const added of after.filter((one) => !before.includes(one))) expect(added).to.match(forAliases);
        const unknown = new Set(dangling(first.expanded));
        expect(dangling(initial).filter((id) => !unknown.has(id))).to.deep.equal([]);

        const started = startRelease(begun, second.release, settings, {}, context);
        // An app without functions, or without routes where the strategy needs some.
        if (started.ledger === undefined) return void expect(started.problems.map(({ code }) => code)).to.match(/release-(step|api-new)/);
        const steps: ((ledger: Ledger) => Step)[] = [
          ...(strategy === 'blue-green' ? [] : [(ledger: Ledger) => stepRelease(ledger, 50, context)]),
          (ledger) => promoteRelease(ledger, context),
        ];
        let ledger = started.ledger;
        for (const step of [undefined, ...steps]) {
          ledger = step === undefined ? ledger : step(ledger).ledger!;
          const made = templateOf(second, ledger);
          expect(dangling(made).filter((id) => !unknown.has(id))).to.deep.equal([]);
        }
        const { previous: _, ...finished } = ledger;
        const plain = initLedger(undefined, second.release, { force: false }, context).ledger!;
        expect(finished).to.deep.equal(plain);
        expect(withoutPast(templateOf(second, ledger), first, second)).to.deep.equal(templateOf(second, plain));
        walked += 1;
      }),
      { numRuns },
    );

    expect(walked).to.be.above(numRuns / 20);
  }).timeout(120_000);

  /** Without the versions and the deployment of the first source, which the ledger keeps to return to. */
  function withoutPast(template: TemplateDocument, first: ReturnType<typeof stageSource>, second: ReturnType<typeof stageSource>): TemplateDocument {
    const { functions, id } = first.release;
    const past = Object.entries(functions).flatMap(([name, hash]) => (second.release.functions[name] === hash ? [] : [`${name}Version${hash}`]));
    const gone = new Set([...past, `RestAPIDeployment${id}`]);
    const Resources: { readonly [name: string]: Value } = Object.fromEntries(Object.entries(resourcesOf(template)).filter(([name]) => !gone.has(name)));
    return { ...template, Resources };
  }
});
