import { expect } from 'chai';
import fc from 'fast-check';
import type { Chalice } from '../../src/app/chalice.js';
import { oddResult, oddThrown } from './odd.js';
import { checkAnswer, holds, readAll } from './property.js';
import { appWith, proxyEvent, request } from './proxy-event.js';

describe('fuzzed views', () => {
  const event = fc.constantFrom(undefined, '*/*').map((accept) => proxyEvent('/', { headers: accept === undefined ? {} : { Accept: accept } }));
  const settings = fc.record({
    isLate: fc.boolean(),
    cors: fc.boolean(),
    binaryTypes: fc.constantFrom<string[] | undefined>(undefined, ['*/*'], ['application/json'], []),
  });

  /** An app whose one view does this. */
  function appOf(
    act: () => unknown,
    { isLate, cors, binaryTypes }: { isLate: boolean; cors: boolean; binaryTypes: string[] | undefined },
    declare: (app: Chalice) => void = () => {},
  ): Chalice {
    return appWith((it) => {
      if (binaryTypes !== undefined) it.api.binaryTypes = binaryTypes;
      it.get('/', { cors }, isLate ? async () => act() : act);
      declare(it);
    });
  }

  it('have an answer whatever they return', async () => {
    await holds([oddResult, event, settings], 1500, async (result, given, how) => checkAnswer(await request(appOf(result, how), given)));
  });

  it('have an answer whatever they throw, which does not show it', async () => {
    await holds([oddThrown, event, settings], 1000, async (thrown, given, how) => {
      const view = (): never => {
        throw thrown();
      };
      const answer = await request(appOf(view, how), given);
      checkAnswer(answer);
      expect(answer.statusCode).to.be.oneOf([400, 404, 500]);
    });
  });

  it('have an answer whatever their middleware returns or throws', async () => {
    await holds([oddResult, oddThrown, fc.boolean(), event, settings], 1000, async (result, thrown, throws, given, how) => {
      const app = appOf(
        () => '',
        how,
        (it) =>
          it.middleware('http', () => {
            if (throws) throw thrown();
            return result();
          }),
      );
      checkAnswer(await request(app, given));
    });
  });

  it('have an answer whatever middleware does to the request', async () => {
    const fields = fc.constantFrom('method', 'path', 'uriParams', 'queryParams', 'headers', 'context', 'stageVars', 'isBase64Encoded', 'lambdaContext');
    await holds([fields, oddResult, settings], 500, async (field, value, how) => {
      const app = appOf(
        () => readAll({}, app.currentRequest!),
        how,
        (it) =>
          it.middleware('http', (current: { [field: string]: unknown }, next) => {
            current[field] = value();
            return next(current);
          }),
      );
      checkAnswer(await request(app, proxyEvent('/')));
    });
  });
});
