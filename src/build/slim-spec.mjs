// Makes diff/generated/slim-spec.cjs, which takes the place of @aws-cdk/aws-service-spec in dist/ (see bundle.mjs): only
// what cloudformation-diff asks that database for. A first comparison takes 26 ms with it and 550 ms with the whole.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The very database that cloudformation-diff would load, wherever npm has put it; no dependency of our own.
const name = '@aws-cdk/aws-service-spec';
const require = createRequire(createRequire(import.meta.url).resolve('@aws-cdk/cloudformation-diff'));

/** All that the outcome depends on. */
export async function slimSpecSource() {
  const main = require.resolve(name);
  const texts = await Promise.all([fileURLToPath(import.meta.url), join(dirname(main), '../package.json')].map((path) => readFile(path, 'utf8')));
  return texts.join('\n');
}

export function slimSpec() {
  const database = require(name).loadAwsServiceSpecSync();
  const types = database
    .all('resource')
    // Of SAM's own types it has old data by which any change replaces; without, cloudformation-diff takes them for updates.
    .filter(({ cloudFormationType }) => !cloudFormationType.startsWith('AWS::Serverless::'))
    .map((resource) => [resource.cloudFormationType, slimType(resource)])
    .filter(([, type]) => Object.keys(type).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const json = JSON.stringify(Object.fromEntries(types));
  // Read only when asked for.
  return `'use strict';
// By resource type: y and m the properties whose change replaces or may replace it, s what kind of permission the properties
// hold, k what kind the resource itself is. Properties without any of these, and types with none such, are left out.
const text = ${JSON.stringify(json)};
let types;

exports.loadAwsServiceSpecSync = () => ({
  lookup(_entity, _index, _operator, name) {
    types ??= JSON.parse(text);
    if (!Object.hasOwn(types, name)) return [];
    const { y = [], m = [], s = {}, k } = types[name];
    const properties = {};
    for (const property of y) properties[property] = { causesReplacement: 'yes' };
    for (const property of m) properties[property] = { causesReplacement: 'maybe' };
    for (const property of Object.keys(s)) properties[property] = { ...properties[property], scrutinizable: s[property] };
    return [{ cloudFormationType: name, properties, scrutinizable: k }];
  },
});
`;
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
