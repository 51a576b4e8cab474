import { expect } from 'chai';
import { analyse, linesOf } from './analyse.js';
import { languageCases } from './language-cases.js';
import { sdkCases } from './sdk-cases.js';

const head = "import { Chalice } from 'tschalice'; const app = new Chalice({ appName: 'x' }); export { app };\n";

describe('reachedCalls', () => {
  for (const [title, cases] of [
    ['what the SDK offers', sdkCases],
    ['what code may look like', languageCases],
  ] as const)
    describe(title, () => {
      for (const { given, name, want } of cases)
        it(name, () => {
          const project = typeof given === 'string' ? { 'app.ts': given } : given;
          const whole = { ...project, 'app.ts': head + project['app.ts']! };
          for (const minify of [false, true]) {
            const found = Object.fromEntries([...analyse(whole, minify)].map(([functionName, calls]) => [functionName, linesOf(calls)]));
            expect(found, minify ? 'minified' : 'as it is').to.deep.equal(want);
          }
        });
    });
});
