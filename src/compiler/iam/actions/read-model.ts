import { readName, type Reading } from './read-name.js';
import type { Reader } from './source.js';
import { any, clientRegion, joined, literal, pseudo, split, type Text } from './text.js';

const groupsOfRegions = /^(us|us-gov|eu|apac|jp|au|ca|sa|me|af|global)\./;

/**
 * `anthropic.claude-…` is a foundation model, of no account; `eu.anthropic.claude-…` an inference profile, which needs the models of all its
 * regions too. Any other is an ARN.
 */
export const readModel: Reader = (named) => {
  const reading = readName(named);
  if (reading.kind === 'arn') return [reading, ...modelsOf(reading.text)];
  if (reading.kind !== 'name') return reading;
  const id = literal(reading.text);
  const start = typeof reading.text[0] === 'string' ? reading.text[0] : undefined;
  if (id === undefined && (start === undefined || !start.includes('.'))) return { kind: 'untold', untold: { at: named.at } };
  const group = groupsOfRegions.exec(start!)?.[0];
  if (group === undefined) return foundationModel([clientRegion], reading.text);
  const model = joined([start!.slice(group.length)], reading.text.slice(1));
  const profile: Text = joined(['arn:', pseudo('Partition'), ':bedrock:', clientRegion, ':', pseudo('AccountId'), ':inference-profile/'], reading.text);
  return [{ kind: 'arn', text: profile }, foundationModel([any], model)];
};

/** What an inference profile, of which the code has the ARN, needs in addition. */
function modelsOf(arn: Text): Reading[] {
  const [, profile] = split(arn, ':inference-profile/');
  if (profile !== undefined) {
    const [start, ...rest] = profile;
    const group = typeof start === 'string' ? groupsOfRegions.exec(start)?.[0] : undefined;
    return group === undefined ? [] : [foundationModel([any], joined([(start as string).slice(group.length)], rest))];
  }
  const isPlain = arn.some(
    (piece) => typeof piece === 'string' && /:(foundation-model|provisioned-model|custom-model-deployment|imported-model|prompt)\//.test(piece),
  );
  return isPlain ? [] : [foundationModel([any], [any])];
}

function foundationModel(region: Text, model: Text): Reading {
  return { kind: 'arn', text: joined(['arn:', pseudo('Partition'), ':bedrock:'], region, ['::foundation-model/'], model) };
}
