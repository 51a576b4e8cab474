// Makes diff/generated/slim-spec.cjs, which replaces @aws-cdk/aws-service-spec in dist/ (see bundle.mjs) with only the
// data that cloudformation-diff uses. A first comparison takes 26 ms with it and 550 ms with the whole database.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The database that cloudformation-diff itself would load, wherever npm has put it. It is not a dependency of ours.
const name = '@aws-cdk/aws-service-spec';
const require = createRequire(createRequire(import.meta.url).resolve('@aws-cdk/cloudformation-diff'));

/** Everything that the output depends on. */
export async function slimSpecSource() {
  const main = require.resolve(name);
  const texts = await Promise.all([fileURLToPath(import.meta.url), join(dirname(main), '../package.json')].map((path) => readFile(path, 'utf8')));
  return texts.join('\n');
}

let loaded;

/** The whole database. */
export function loadDatabase() {
  return (loaded ??= require(name).loadAwsServiceSpecSync());
}

export function slimSpec() {
  const database = loadDatabase();
  const types = database
    .all('resource')
    // Its data for SAM's own types is old and says that any change replaces. Without it, cloudformation-diff treats changes as updates.
    .filter(({ cloudFormationType }) => !cloudFormationType.startsWith('AWS::Serverless::'))
    .map((resource) => [resource.cloudFormationType, slimType(resource)])
    .filter(([, type]) => Object.keys(type).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = types.map(([name, type]) => `${name} ${JSON.stringify(type)}\n`).join('');
  // A comparison asks for a few types: to read all of them takes longer than anything else that it does.
  return `'use strict';
// A line for each resource type: y and m the properties whose change replaces or may replace it, s what kind of permission the
// properties hold, k what kind the resource itself is. Properties without any of these, and types with none such, are left out.
const text = ${quoted(`\n${lines}`)};

exports.loadAwsServiceSpecSync = () => ({
  lookup(_entity, _index, _operator, name) {
    const at = text.indexOf('\\n' + name + ' {');
    if (at < 0 || /\\s/.test(name)) return [];
    const { y = [], m = [], s = {}, k } = JSON.parse(text.slice(at + name.length + 2, text.indexOf('\\n', at + 1)));
    const properties = {};
    for (const property of y) properties[property] = { causesReplacement: 'yes' };
    for (const property of m) properties[property] = { causesReplacement: 'maybe' };
    for (const property of Object.keys(s)) properties[property] = { ...properties[property], scrutinizable: s[property] };
    return [{ cloudFormationType: name, properties, scrutinizable: k }];
  },
});
`;
}

/** In single quotes, so that those of JSON need no backslash. */
function quoted(text) {
  return `'${text.replaceAll(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;
}

function slimType({ properties, scrutinizable }) {
  const entries = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  const replacing = (kind) => entries.filter(([, { causesReplacement }]) => causesReplacement === kind).map(([name]) => name);
  const [y, m] = [replacing('yes'), replacing('maybe')];
  const s = entries.filter(([, property]) => property.scrutinizable !== undefined).map(([name, property]) => [name, property.scrutinizable]);
  return {
    ...(y.length > 0 && { y }),
    ...(m.length > 0 && { m }),
    ...(s.length > 0 && { s: Object.fromEntries(s) }),
    ...(scrutinizable !== undefined && { k: scrutinizable }),
  };
}
