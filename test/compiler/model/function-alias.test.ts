import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { buildFunctions } from '../../../src/compiler/model/app-function.js';
import { mergeTemplates } from '../../../src/compiler/merge/merge.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { type Declare, definitionOf, handler, stageOf } from './modelled.js';

const declare: Declare = (app) => {
  app.get('/', handler);
  ['a', 'b'].forEach((name) => app.lambdaFunction(name, handler));
};

/** `{a: 'live AAliaslive', …}`, with the functions that have an alias. */
function aliases(settings: Partial<ConfigFile>, ...merges: readonly TemplateDocument[]): { [name: string]: string } {
  const merged = (template: TemplateDocument): TemplateDocument =>
    mergeTemplates(
      template,
      merges.map((value) => ({ value })),
    );
  const functions = buildFunctions(definitionOf(declare), stageOf(settings), merged);
  return Object.fromEntries(functions.flatMap(({ name, alias }) => (alias === null ? [] : [[name, `${alias.name} ${alias.id}`]])));
}

const withA = (properties: Value, more: TemplateDocument = {}): TemplateDocument => ({ ...more, Resources: { A: { Properties: properties } } });

describe('the alias through which a function is called', () => {
  it('is the configured one', () => {
    expect(aliases({ lambda_alias: 'v-1_x' })).to.deep.equal({ a: 'v-1_x AAliasvD1Ux', b: 'v-1_x BAliasvD1Ux', api_handler: 'v-1_x APIHandlerAliasvD1Ux' });
  });

  it('is the one that a merge template gives it, or takes from it', () => {
    expect(aliases({}, withA({ AutoPublishAlias: 'live' }))).to.deep.equal({ a: 'live AAliaslive' });
    const settings = { lambda_functions: { a: { lambda_alias: 'x' }, b: { lambda_alias: 'y' } } };
    expect(aliases(settings, withA({ AutoPublishAlias: 'live' }))).to.deep.equal({ a: 'live AAliaslive', b: 'y BAliasy' });
    expect(aliases(settings, withA({ AutoPublishAlias: 'live' }), withA({ AutoPublishAlias: null }))).to.deep.equal({ b: 'y BAliasy' });
  });

  it('is that of Globals where it has none of its own', () => {
    const globals = { Globals: { Function: { AutoPublishAlias: 'live' } } };
    const settings = { lambda_functions: { a: { lambda_alias: 'x' } } };
    expect(aliases(settings, globals)).to.deep.equal({ a: 'x AAliasx', b: 'live BAliaslive', api_handler: 'live APIHandlerAliaslive' });
    const ignored = { ...globals, Resources: { B: { IgnoreGlobals: ['AutoPublishAlias'] }, APIHandler: { IgnoreGlobals: '*' } } };
    expect(aliases(settings, ignored)).to.deep.equal({ a: 'x AAliasx' });
  });

  it('is asked of SAM where a parameter names it', () => {
    const parameters = { Parameters: { Name: { Type: 'String', Default: 'live' } } };
    expect(aliases({}, withA({ AutoPublishAlias: { Ref: 'Name' } }, parameters))).to.deep.equal({ a: '${Name} A.Alias' });
  });

  it('is not there for a function that deployments use as a hook, unless its own settings ask for one', () => {
    const deployment: Partial<ConfigFile> = { deployment_preference: { hooks: { pre_traffic: 'a' } } };
    expect(Object.keys(aliases(deployment))).to.deep.equal(['b', 'api_handler']);
    expect(aliases({ ...deployment, lambda_functions: { a: { lambda_alias: 'x' } } })).to.include({ a: 'x AAliasx' });
  });
});
