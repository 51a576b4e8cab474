import { expect } from 'chai';
import { fitsAsJson, packagedSize } from '../../../src/compiler/cloudformation/packaged-template.js';

function templateOf(routes: number): { readonly Resources: { readonly [id: string]: { readonly Type: string } } } {
  return { Resources: Object.fromEntries(Array.from({ length: routes }, (_, index) => [`R${index}`, { Type: 'x'.repeat(980) }])) };
}

describe('the packaged template', () => {
  it('has the size that the aws command gives it, in bytes: four spaces a level', () => {
    expect(packagedSize({ Resources: { é: {} } })).to.equal('{\n    "Resources": {\n        "é": {}\n    }\n}'.length + 1);
  });

  it('is JSON up to what CloudFormation reads', () => {
    expect([1, 900, 1000].map((routes) => fitsAsJson(packagedSize(templateOf(routes))))).to.deep.equal([true, true, false]);
  });
});
