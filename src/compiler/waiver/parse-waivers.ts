import { nearStage } from '../../app/near-stage.js';
import { entriesOf, isMap } from '../cloudformation/branch.js';
import { knownRegions, regionPattern } from '../cloudformation/region.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { nearest, suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import { parseSource } from '../syntax/parse-source.js';
import { type Path, type Source, type SourceCodes, sourceProblems } from '../syntax/source.js';
import { waivableCodes } from './waivable-code.js';
import type { Waiver } from './waiver.js';

export interface ParsedWaivers {
  /** Those without a mistake, in the file's order. */
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
}

const codes: SourceCodes = { syntax: 'waiver-syntax', key: 'waiver-syntax', duplicateKey: 'waiver-syntax', unsafeKey: 'waiver-syntax' };

/** In the order in which a message lists them. */
const keys = ['code', 'logical_id', 'type', 'stage', 'region', 'reason', 'expires'] as const;
type Key = (typeof keys)[number];

/** `schemas/waivers.schema.json` has the same patterns. */
const patterns: { readonly [key in Key]: readonly [RegExp, string] } = {
  code: [/^/, ''],
  logical_id: [/^[A-Za-z0-9:]+$/, 'letters and digits, as a logical ID in the template'],
  type: [/^[A-Za-z0-9]+(?:::[A-Za-z0-9@_-]+)+$|^[A-Z][A-Za-z]*$/, 'a type such as AWS::DynamoDB::Table, or a section of the template such as Outputs'],
  stage: [/\S/, 'the name of a stage'],
  region: [regionPattern, "a region by AWS's name, as eu-west-1"],
  reason: [/\S/, 'a sentence that says why this is accepted'],
  expires: [/^\d{4}-\d{2}-\d{2}$/, 'the last day on which it holds, as 2027-03-31'],
};

/**
 * Parses and checks the text of `.chalice/waivers.yaml`: a list of waivers.
 *
 * @param file As problems name it.
 * @param stages The stages of the project, for near names; without them, no name of a stage is wrong.
 */
export async function parseWaivers(text: string, file: string, stages?: readonly string[]): Promise<ParsedWaivers> {
  const source = await parseSource(text, file);
  const broken = sourceProblems(source, codes);
  const { value } = source;
  // An empty file, or one of comments alone.
  if (value === undefined || value === null) return { waivers: [], problems: broken };
  if (!Array.isArray(value)) {
    return { waivers: [], problems: [...broken, invalid(source, [], 'waivers must be a list', 'begin each waiver with "- code: …"')] };
  }
  const read = (value as readonly Value[]).map((entry, index) => parseEntry(entry, index, source, stages));
  return {
    waivers: read.flatMap(({ waiver, problems }) => (waiver !== undefined && problems.length === 0 ? [waiver] : [])),
    problems: [...broken, ...read.flatMap(({ problems }) => problems)],
  };
}

function parseEntry(
  entry: Value,
  index: number,
  source: Source,
  stages: readonly string[] | undefined,
): { waiver: Waiver | undefined; problems: readonly Problem[] } {
  if (!isMap(entry)) {
    return { waiver: undefined, problems: [invalid(source, [index], 'a waiver must have keys', `write ${keys.join(', ')}, each with its value`)] };
  }
  const given = entriesOf(entry);
  const problems = [
    ...[...given.keys()].filter((key) => !isKey(key)).map((key) => unknownKey(source, [index, key])),
    ...keys.flatMap((key) => (given.has(key) ? checkValue(key, given.get(key)!, source, [index, key], stages) : [])),
    ...missing(given, index, source),
  ];
  const text = (key: Key): string | undefined => (given.has(key) ? textOf(given.get(key)) : undefined);
  const waiver: Waiver = {
    code: text('code') ?? '',
    logicalId: text('logical_id'),
    type: text('type'),
    stage: text('stage'),
    region: text('region'),
    reason: text('reason')?.trim() ?? '',
    expires: text('expires') ?? '',
    where: source.place([index]),
  };
  return { waiver, problems };
}

function isKey(key: string): key is Key {
  return (keys as readonly string[]).includes(key);
}

function unknownKey(source: Source, path: Path): Problem {
  const key = String(path.at(-1));
  const near = nearest(key, keys);
  return invalid(source, path, `${key} is not a key of a waiver`, near === undefined ? `remove it; known are ${keys.join(', ')}` : `did you mean '${near}'?`);
}

function missing(given: ReadonlyMap<string, Value>, index: number, source: Source): Problem[] {
  const required = (['code', 'reason', 'expires'] as const).filter((key) => !given.has(key));
  const lacking = required.map((key) =>
    invalid(source, [index], `the waiver has no ${key}`, key === 'code' ? 'add the code that the review shows' : `add ${key}: ${patterns[key][1]}`),
  );
  if (given.has('logical_id') || given.has('type')) return lacking;
  const fix = 'add logical_id, or type for all resources of a type';
  return [...lacking, invalid(source, [index], 'the waiver does not say what it is for', fix)];
}

function checkValue(key: Key, value: Value, source: Source, path: Path, stages: readonly string[] | undefined): Problem[] {
  if (typeof value !== 'string') {
    const said = value === null ? 'nothing' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : JSON.stringify(value);
    return [
      invalid(
        source,
        path,
        `${key} must be a text, not ${said}`,
        key === 'code' ? 'write the code that the review shows' : `write ${patterns[key][1]}`,
        'value',
      ),
    ];
  }
  const shown = JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (key === 'code' && !waivableCodes.includes(value)) {
    const near = nearest(value, waivableCodes);
    return [
      invalid(
        source,
        path,
        `there is no code ${shown} that can be waived`,
        near === undefined ? 'write the code that the review shows' : `did you mean '${near}'?`,
        'value',
      ),
    ];
  }
  if (key === 'stage' && stages !== undefined && !stages.includes(value) && /\S/.test(value)) {
    return [invalid(source, path, `there is no stage ${shown}`, suggest(value, stages), 'value')];
  }
  const nearRegion = key === 'region' ? nearStage(value, knownRegions) : undefined;
  if (nearRegion !== undefined) return [invalid(source, path, `AWS has no region ${shown}`, `did you mean '${nearRegion}'?`, 'value')];
  const [pattern, words] = patterns[key];
  const isRight = pattern.test(value) && (key !== 'expires' || isDay(value));
  return isRight ? [] : [invalid(source, path, `${key} cannot be ${shown}`, `write ${words}`, 'value')];
}

/** Whether the calendar has that day. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function invalid(source: Source, path: Path, message: string, fix: string, of: 'key' | 'value' = 'key'): Problem {
  return { code: 'waiver-invalid', severity: 'error', where: source.place(path, of), message, fix };
}
