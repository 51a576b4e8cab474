import { expect } from 'chai';
import fc from 'fast-check';
import { logicalId } from '../../../src/compiler/cloudformation/logical-id.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { checkApp } from '../../../src/compiler/model/check-app.js';
import { renderTemplate } from '../../../src/compiler/template/render-template.js';
import { context, type Declare, handler, modelOf, resourcesOf } from './modelled.js';

type Kind = 'plain' | 'sqs' | 'schedule' | 'zoned' | 'topic' | 'bucket' | 'authorizer';
type Fn = readonly [name: string, kind: Kind];

function declaring(functions: readonly Fn[]): Declare {
  return (app) => {
    app.onWsConnect(handler);
    for (const [index, [name, kind]] of functions.entries()) {
      if (kind === 'plain') app.lambdaFunction(name, handler);
      if (kind === 'sqs') app.onSqsMessage(name, { queue: 'jobs' }, handler);
      if (kind === 'schedule') app.schedule(name, 'rate(1 hour)', handler);
      if (kind === 'zoned') app.schedule(name, 'cron(0 3 * * ? *)', { timezone: 'UTC' }, handler);
      if (kind === 'topic') app.onSnsMessage(name, { topic: 'news' }, handler);
      if (kind === 'bucket') app.onS3Event(name, { bucket: { ref: `Pictures${index}` } }, handler);
      if (kind === 'authorizer') app.get(`/${name}`, { authorizer: app.authorizer(name, handler) }, handler);
    }
  };
}

const everything: Partial<ConfigFile> = { iam_role_per_function: true, log_retention_in_days: 7 };

function rendered(functions: readonly Fn[], settings: Partial<ConfigFile>): string {
  return JSON.stringify(renderTemplate(resourcesOf(declaring(functions), { ...everything, ...settings })));
}

/** What a function is called where its own name stands, and not a logical ID: its handler, its security definition, its route here. */
function called(text: string, from: string, to: string): string {
  return text
    .replaceAll(`"app.${from}"`, `"app.${to}"`)
    .replaceAll(`"${from}":[]`, `"${to}":[]`)
    .replaceAll(`"${from}":{`, `"${to}":{`)
    .replaceAll(`"/${from}"`, `"/${to}"`);
}

const kind = fc.constantFrom<Kind>('plain', 'sqs', 'schedule', 'zoned', 'topic', 'bucket', 'authorizer');
/** Names that differ in their logical IDs, and begin with no reserved word. */
const name = fc.stringMatching(/^[a-z]{3,8}(?:[_-][a-z0-9]{1,5}){0,2}$/).map((text) => `fn_${text}`);
const functions = fc.uniqueArray(fc.tuple(name, kind), { minLength: 1, maxLength: 6, selector: ([text]) => logicalId(text).toLowerCase() });
const refusals = (all: readonly Fn[], settings: Partial<ConfigFile>): unknown[] =>
  checkApp(modelOf(declaring(all), { ...everything, ...settings }), context).filter(({ severity }) => severity === 'error');

describe('logical_ids', () => {
  it('changes nothing where it gives each function the ID of its name', () => {
    fc.assert(
      fc.property(functions, (all) => {
        const pins = { ...Object.fromEntries(all.map(([own]) => [own, logicalId(own)])), api_handler: 'APIHandler', websocket_connect: 'WebsocketConnect' };
        expect(refusals(all, { logical_ids: pins })).to.deep.equal([]);
        expect(rendered(all, { logical_ids: pins })).to.equal(rendered(all, {}));
      }),
    );
  });

  it('gives the template that the earlier names gave', () => {
    fc.assert(
      fc.property(functions, (all) => {
        const renamed = all.map(([, is], index): Fn => [`other${index}`, is]);
        const pins = Object.fromEntries(all.map(([own], index) => [`other${index}`, logicalId(own)]));
        expect(refusals(renamed, { logical_ids: pins })).to.deep.equal([]);
        const text = all.reduce((now, [own], index) => called(now, `other${index}`, own), rendered(renamed, { logical_ids: pins }));
        expect(text).to.equal(rendered(all, {}));
        // And without the pins it is another one.
        expect(rendered(renamed, {})).not.to.equal(rendered(renamed, { logical_ids: pins }));
      }),
    );
  });
});
