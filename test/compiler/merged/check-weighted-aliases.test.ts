import { expect } from 'chai';
import { problemsWith, shown, withWork } from './merged.js';

const weights = 'RoutingConfig: {AdditionalVersionWeights: [{FunctionVersion: "2", FunctionWeight: 0.1}]}';
const kept = 'ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}';

async function told(properties: string, settings: object = {}): Promise<string[]> {
  const parameters = 'Parameters: {Share: {Type: Number, Default: 0.2}, Asked: {Type: Number}}';
  const yaml = `${parameters}\nResources:\n  Tried: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Work, FunctionVersion: "1", Name: tried, ${properties}}}\n`;
  return (await problemsWith(withWork, yaml, settings)).filter(({ code }) => code === 'alias-weighted').map(shown);
}

describe('an alias with weights', () => {
  const refused = [`${weights}, ${kept}`, `${weights.replace('0.1', '!Ref Share')}, ${kept}`, `${weights}, ${kept.replace('2', '"2"')}`];
  for (const properties of refused) {
    it(`cannot have provisioned concurrency: ${properties}`, async () => {
      const [problem, ...others] = await told(properties);
      expect(others).to.deep.equal([]);
      expect(problem)
        .to.match(/^error alias-weighted m0\.yaml:3:\d+ Lambda refuses provisioned concurrency for Tried, because its RoutingConfig splits/)
        .and.contain('; remove one of the two, or give each version an alias of its own');
    });
  }

  const fine = [
    weights,
    kept,
    `${weights.replace('0.1', '0')}, ${kept}`,
    `RoutingConfig: {AdditionalVersionWeights: []}, ${kept}`,
    // What cannot be told.
    `${weights.replace('0.1', '!Ref Asked')}, ${kept}`,
    `RoutingConfig: !If [Canary, {AdditionalVersionWeights: []}, !Ref AWS::NoValue], ${kept}`,
  ];
  for (const properties of fine) {
    it(`is fine with ${properties}`, async () => {
      expect(await told(properties)).to.deep.equal([]);
    });
  }

  it('is fine where CodeDeploy shifts the traffic', async () => {
    const settings = { deployment_preference: { type: { linear: { percent: 20, minutes: 10 } } }, provisioned_concurrency: { min: 1, max: 4 } };
    const found = await problemsWith(withWork, 'Outputs: {}\n', settings);
    expect(found.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
  });
});
