import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { shown } from '../config/setting-words.js';
import { suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import { parseSource } from '../syntax/parse-source.js';
import { type Path, type SourceCodes, sourceProblems } from '../syntax/source.js';
import { checkLedger, type Refuse } from './check-ledger.js';
import type { Candidate, Hashes, Ledger, Release, StageVariables } from './ledger.js';
import { isPercent } from './percent.js';
import { checkStageVariables } from './stage-variables.js';
import { restoreLedger } from './step.js';

/**
 * Parses and checks the releases of one stage.
 *
 * @param file As problems name it: `.chalice/releases/prod.json`.
 * @returns The ledger unless there are problems, all of which are errors.
 */
export async function parseLedger(text: string, file: string): Promise<{ readonly ledger: Ledger | undefined; readonly problems: readonly Problem[] }> {
  const source = await parseSource(text, file, { format: 'json' });
  const broken = empty(text, file) ?? conflict(text, file) ?? sourceProblems(source, codes).map(withFix);
  if (broken.length > 0) return { ledger: undefined, problems: broken };
  const problems: Problem[] = [];
  const refuse: Refuse = (path, message, fix = restoreLedger) => {
    problems.push({ code: 'release-ledger-value', severity: 'error', where: source.place(path, 'value'), message, fix });
  };
  const ledger = ledgerIn(source.value!, refuse);
  if (problems.length === 0) checkLedger(ledger, refuse);
  return problems.length > 0 ? { ledger: undefined, problems } : { ledger, problems };
}

function empty(text: string, file: string): readonly Problem[] | undefined {
  if (text.trim() !== '') return undefined;
  return [{ code: 'release-ledger-syntax', severity: 'error', where: { file, line: 1, column: 1 }, message: 'the file is empty', fix: restoreLedger }];
}

/** Nobody writes this file, so that its JSON is not for people to correct. */
function withFix(problem: Problem): Problem {
  return problem.code === 'release-ledger-duplicate-key' ? problem : { ...problem, fix: restoreLedger };
}

/** Two branches that each make a step leave the marks of git, of which JSON would only say that a key is missing. */
function conflict(text: string, file: string): readonly Problem[] | undefined {
  const lines = text.split(/\r?\n/);
  const index = lines.findIndex((line) => /^(?:<{7}|>{7}) /.test(line));
  if (index < 0) return undefined;
  const message = 'the file has the marks of a merge conflict';
  const fix = 'keep the whole file of one side, and make the step of the other again with `tschalice release`';
  return [{ code: 'release-ledger-syntax', severity: 'error', where: { file, line: index + 1, column: 1 }, message, fix }];
}

const codes: SourceCodes = {
  syntax: 'release-ledger-syntax',
  key: 'release-ledger-syntax',
  duplicateKey: 'release-ledger-duplicate-key',
  unsafeKey: 'release-ledger-unsafe-key',
};

/** What is wrong has been refused, and a value of the right type stands in its place. */
function ledgerIn(value: Value, refuse: Refuse): Ledger {
  const map = mapAt(value, [], ['$schema', 'version', 'live', 'candidate', 'previous', 'held'], ['version', 'live', 'held'], refuse);
  const { version, candidate, previous } = map;
  if (version !== undefined && version !== 1) refuse(['version'], `the version ${shown(version, '')} is unknown; only 1 is supported`);
  return {
    live: releaseAt(map['live'], ['live'], refuse),
    ...(candidate !== undefined && { candidate: candidateAt(candidate, ['candidate'], refuse) }),
    ...(previous !== undefined && { previous: releaseAt(previous, ['previous'], refuse) }),
    held: listAt(map['held'], ['held'], 'a list of IDs', hash, refuse),
  };
}

const recordKeys: readonly string[] = ['id', 'functions', 'api', 'roles'];

function releaseAt(value: Value | undefined, path: Path, refuse: Refuse, known: readonly string[] = recordKeys): Release {
  const map = mapAt(value, path, known, recordKeys, refuse);
  return {
    id: textAt(map['id'], [...path, 'id'], hash, refuse),
    functions: hashesAt(map['functions'], [...path, 'functions'], refuse),
    api: listAt(map['api'], [...path, 'api'], 'a list of logical IDs', logicalId, refuse),
    roles: hashesAt(map['roles'], [...path, 'roles'], refuse),
  };
}

function candidateAt(value: Value, path: Path, refuse: Refuse): Candidate {
  const release = releaseAt(value, path, refuse, [...recordKeys, 'percent', 'stage_variables']);
  const { percent, stage_variables: variables } = isMap(value) ? value : {};
  if (isMap(value) && percent === undefined && variables === undefined) {
    refuse(path, 'has neither percent (canary, rolling) nor stage_variables (canary, blue-green)');
  }
  if (percent !== undefined && !isPercent(percent)) refuse([...path, 'percent'], `must be a number from 0 to 100, not ${shown(percent, '')}`);
  return {
    ...release,
    ...(typeof percent === 'number' && { percent }),
    ...(variables !== undefined && { stageVariables: variablesAt(variables, [...path, 'stage_variables'], refuse) }),
  };
}

function variablesAt(value: Value, path: Path, refuse: Refuse): StageVariables {
  const map = objectAt(value, path, refuse);
  // The value itself is not shown, because it may be secret.
  for (const { name, message, fix } of checkStageVariables(map)) refuse([...path, name], message, fix);
  return map as StageVariables;
}

function hashesAt(value: Value | undefined, path: Path, refuse: Refuse): Hashes {
  const map = objectAt(value, path, refuse);
  for (const [id, inner] of Object.entries(map)) {
    if (!logicalId.is(id)) refuse([...path, id], `'${id}' is not ${logicalId.what}`);
    textAt(inner, [...path, id], hash, refuse);
  }
  return map as Hashes;
}

/** What a text has to be. */
interface Kind {
  readonly is: (text: string) => boolean;
  readonly what: string;
}

const hash: Kind = { is: (text) => /^[0-9a-f]{10}$/.test(text), what: '10 hex digits' };
const logicalId: Kind = { is: (text) => /^[A-Za-z0-9]{1,255}$/.test(text), what: 'a logical ID' };

function textAt(value: Value | undefined, path: Path, { is, what }: Kind, refuse: Refuse): string {
  if (value === undefined) return '';
  if (typeof value === 'string' && is(value)) return value;
  refuse(path, `must be ${what}, not ${shown(value, '')}`);
  return '';
}

/** The texts of a list, each of which may stand there once. */
function listAt(value: Value | undefined, path: Path, what: string, kind: Kind, refuse: Refuse): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    refuse(path, `must be ${what}, not ${shown(value, '')}`);
    return [];
  }
  const texts = (value as readonly Value[]).map((one, index) => textAt(one, [...path, index], kind, refuse));
  for (const [index, text] of texts.entries()) if (text !== '' && texts.indexOf(text) !== index) refuse([...path, index], `'${text}' stands there twice`);
  return texts;
}

type ValueMap = { readonly [key: string]: Value };

/** Empty for one that is not there, or that is refused. */
function objectAt(value: Value | undefined, path: Path, refuse: Refuse): ValueMap {
  if (value === undefined || isMap(value)) return value ?? {};
  refuse(path, `must be an object, not ${shown(value, '')}`);
  return {};
}

function mapAt(value: Value | undefined, path: Path, known: readonly string[], needed: readonly string[], refuse: Refuse): ValueMap {
  if (!isMap(value)) return objectAt(value, path, refuse);
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  for (const key of unknown) refuse([...path, key], `there is no key '${key}' here`, suggest(key, known));
  // A wrong key may be meant for the one that is missing.
  const missing = unknown.length > 0 ? [] : needed.filter((key) => !Object.hasOwn(value, key));
  if (missing.length > 0) refuse(path, `there is no ${missing.join(', no ')}`);
  return value;
}
