import { expect } from 'chai';
import { mergedFunctions } from '../../../src/compiler/merge/merged-functions.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';

async function read(...yaml: string[]): Promise<ReturnType<typeof mergedFunctions>> {
  const parsed = await Promise.all(yaml.map((text) => parseMergeTemplate(text, 'm.yaml', 'yaml')));
  return mergedFunctions(parsed.map(({ template }) => template!));
}

describe('what merge templates give a function', () => {
  const names: readonly (readonly [yaml: string, name: string | null | undefined])[] = [
    ['Resources: {A: {Properties: {Timeout: 5}}}', undefined],
    ['Resources: {A: {Properties: {FunctionName: !Ref "AWS::NoValue"}}}', undefined],
    ['Resources: {A: {Properties: {FunctionName: a}}}', 'a'],
    ['Resources: {A: {Properties: {FunctionName: !Sub "${AWS::StackName}-a"}}}', '${AWS::StackName}-a'],
    ['Parameters: {P: {Type: String}}\nResources: {A: {Properties: {FunctionName: !Sub "a-${P}"}}}', 'a-${P}'],
    ['Resources: {A: {Properties: {FunctionName: !Sub "a-${Table}"}}}', null],
    ['Resources: {A: {Properties: {FunctionName: !Ref Table}}}', null],
    ['Resources: {A: {Properties: {FunctionName: !If [C, a, b]}}}', null],
  ];
  for (const [yaml, name] of names) it(`is its name: ${yaml}`, async () => expect((await read(yaml)).mergedFunction('A').name).to.equal(name));

  const groups: readonly (readonly [yaml: string, group: string | null | undefined])[] = [
    ['Resources: {A: {Properties: {LoggingConfig: {LogFormat: JSON}}}}', undefined],
    ['Resources: {A: {Properties: {LoggingConfig: {LogGroup: /a}}}}', '/a'],
    ['Resources: {A: {Properties: {LoggingConfig: !If [C, {LogGroup: /a}, !Ref "AWS::NoValue"]}}}', null],
    ['Globals: {Function: {LoggingConfig: {LogGroup: /all}}}', '/all'],
    ['Globals: {Function: {LoggingConfig: {LogGroup: /all}}}\nResources: {A: {IgnoreGlobals: [LoggingConfig]}}', undefined],
  ];
  for (const [yaml, group] of groups) it(`is its log group: ${yaml}`, async () => expect((await read(yaml)).mergedFunction('A').logGroup).to.equal(group));

  it('is that of the last template', async () => {
    const { mergedFunction } = await read('Resources: {A: {Properties: {FunctionName: a}}}', 'Resources: {A: {Properties: {FunctionName: b}}}');
    expect(mergedFunction('A').name).to.equal('b');
  });

  it('is nothing without templates', () => {
    expect(mergedFunctions([]).mergedFunction('A')).to.deep.equal({ isDurable: false, name: undefined, logGroup: undefined, destinations: [] });
  });
});
