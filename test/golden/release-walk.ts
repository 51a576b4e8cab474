import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProject } from '../../src/project/read/find-project.js';
import { changeRelease, type ReleaseStep } from '../../src/project/release/change-release.js';

/** Steps of a release, one after the other; `expected/<number>-<step>` holds what packaging gives after each. */
export interface ReleaseWalk {
  readonly stage: string;
  readonly steps: readonly WalkStep[];
}

interface WalkStep {
  /** A folder of the case: its files take the place of the project's before the step is made. */
  readonly source?: string;
  /** Undefined for a source that is packaged as it is. */
  readonly release?: ReleaseStep;
}

/** A project on its way. */
export interface WalkedProject {
  /** `2-start` */
  readonly name: string;
  readonly directory: string;
  /** What it says after the step, with the names that `named` gives. */
  readonly ledger: string;
  /** Hashes depend on the code of the library, so each gets a number in the order in which the ledger first had it. */
  readonly named: (text: string) => string;
}

export function stepNames({ steps }: ReleaseWalk): string[] {
  return steps.map(({ source, release }, index) => `${index + 1}-${release?.kind ?? source}`);
}

/** Goes the way in a copy of a case, and shows each project on it. */
export async function walk(directory: string, { stage, steps }: ReleaseWalk, today: string, show: (project: WalkedProject) => Promise<void>): Promise<void> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-walk-')));
  const numbers = new Map<string, string>();
  const named = (text: string): string => text.replaceAll(/(?<![0-9a-f])[0-9a-f]{10}(?![0-9a-f])/g, (hash) => numbers.get(hash) ?? hash);
  try {
    cpSync(directory, copy, { recursive: true, filter: (from) => from !== join(directory, 'expected') });
    for (const [index, { source, release }] of steps.entries()) {
      if (source !== undefined) cpSync(join(copy, source), copy, { recursive: true });
      if (release !== undefined) await changeRelease({ project: findProject(copy, copy), stage, today, step: release });
      const text = readFileSync(join(copy, '.chalice/releases', `${stage}.json`), 'utf8');
      for (const [, hash] of text.matchAll(/"([0-9a-f]{10})"/g)) if (!numbers.has(hash!)) numbers.set(hash!, String(numbers.size + 1).padStart(10, '0'));
      await show({ name: stepNames({ stage, steps })[index]!, directory: copy, ledger: named(text), named });
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
