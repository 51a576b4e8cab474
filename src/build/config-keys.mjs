// Writes the list of all configuration keys in schemas/README.md from the schema. With --check, it writes nothing and fails if the list is out of date.
import { readFile, writeFile } from 'node:fs/promises';

const file = new URL('../../schemas/README.md', import.meta.url);
const schema = JSON.parse(await readFile(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'));
const { definitions } = schema;

/** The settings that are maps of settings themselves. */
const groups = [
  ['a custom domain', definitions.custom_domain],
  ['api_gateway_throttling', definitions.throttling],
  ...['api_gateway_cache', 'api_gateway_access_log', 'api_gateway_execution_log', 'api_gateway_usage_plan'].map((name) => [name, definitions[name]]),
  ['release', definitions.release],
  ['a region of regions', definitions.region],
  ['alarms', definitions.alarms],
  ['an alarm', definitions.alarm],
  ['deployment_preference', definitions.deployment_preference],
  ['the type of deployment_preference', definitions.deployment_type],
  ['canary and linear', definitions.traffic_steps],
  ['the hooks of deployment_preference', definitions.deployment_hooks],
  ['provisioned_concurrency', definitions.provisioned_concurrency],
  ['a schedule of provisioned_concurrency', definitions.capacity_schedule],
  ['the quota of api_gateway_usage_plan', definitions.quota],
];

const marker = '<!-- From here on made by src/build/config-keys.mjs: npm run keys -->\n';
const levels = { 'top level': schema, stage: definitions.stage, function: definitions.function };

function resolved(property) {
  return property.$ref === undefined ? property : definitions[property.$ref.slice('#/definitions/'.length)];
}

function section(title, keys) {
  return `\n## ${title}\n${keys.map(entry).join('')}`;
}

function entry(key) {
  const at = Object.keys(levels).filter((level) => key in levels[level].properties);
  const property = resolved(levels[at[0]].properties[key]);
  return `\n### ${key}\n\n*${at.join(', ')}* · ${typeOf(property)}\n\n${coded(property.description)}\n`;
}

const kinds = { array: 'list', boolean: 'true or false', integer: 'whole number', number: 'number', object: 'map', string: 'text' };

function typeOf({ type, enum: values, allOf }) {
  if (allOf !== undefined) return typeOf(resolved(allOf[0]));
  if (values !== undefined)
    return values.every((value) => value === null || typeof value === 'number')
      ? values.every((value) => Number.isInteger(value ?? 0))
        ? 'whole number'
        : 'number'
      : values
          .filter((value) => value !== null)
          .map((value) => `\`${value}\``)
          .join(', ');
  return [type]
    .flat()
    .filter((one) => one !== 'null')
    .map((one) => kinds[one])
    .join(' or ');
}

/** The schema's descriptions are plain text. Here, names of keys and quoted words become code. */
function coded(text) {
  const names = [
    ...Object.keys(schema.properties),
    ...groups.flatMap(([, group]) => Object.keys(group.properties)),
    'api_handler',
    'websocket_connect',
    'websocket_message',
    'websocket_disconnect',
  ];
  return text.replaceAll(/'([^']{1,2})'|(?<![\w`/.])[a-z$][a-z0-9_]*(?![\w`/])/g, (word, quoted) =>
    quoted !== undefined ? `\`${quoted}\`` : names.includes(word) && word.includes('_') ? `\`${word}\`` : word,
  );
}

const all = Object.keys(schema.properties);
const ofFunctions = [...new Set([...all.filter((key) => key in levels.function.properties), ...Object.keys(levels.function.properties)])];
const ofStages = all.filter((key) => key in levels.stage.properties && !ofFunctions.includes(key));
const ofTheTop = all.filter((key) => !ofFunctions.includes(key) && !ofStages.includes(key));
const list =
  section('Keys of the file', ofTheTop) +
  section('Keys of a stage', ofStages) +
  section('Keys of a function', ofFunctions) +
  groups
    .map(
      ([name, { properties, required = [] }]) =>
        `\n## Keys of ${name}\n\n${Object.entries(properties)
          .map(([key, property]) => `- \`${key}\`${required.includes(key) ? ' (required)' : ''}: ${coded(resolved(property).description)}\n`)
          .join('')}`,
    )
    .join('');

const old = await readFile(file, 'utf8');
const text = old.slice(0, old.indexOf(marker)) + marker + list;
if (process.argv.includes('--check')) {
  if (old !== text) {
    console.error('schemas/README.md is out of date: npm run keys');
    process.exitCode = 1;
  }
} else await writeFile(file, text);
