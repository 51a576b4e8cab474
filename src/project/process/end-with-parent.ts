import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** Whether children lead a process group of their own, so that what they start ends with them. Windows has no such groups. */
export const leadsGroup: boolean = process.platform !== 'win32';

/**
 * Ends a child with this process, however that ends: after SIGKILL no code of ours runs any more, and the child may be in an endless loop. A shell
 * waits for the end of a pipe that only this process holds open.
 *
 * @param leads whether the child was spawned with `detached: leadsGroup`; then what it has started ends with it, too
 */
export function endWithParent(child: ChildProcess, leads: boolean): void {
  if (process.platform === 'win32' || child.pid === undefined) return;
  const guard = spawn('/bin/sh', ['-c', 'read -r nothing; kill -s KILL -- "$1"', 'sh', String(leads ? -child.pid : child.pid)], {
    env: {},
    // What ends the group of this process must not end the guard.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell, only a child that looks after itself ends.
  guard.once('error', () => undefined);
  guard.stdin.once('error', () => undefined);
  guard.unref();
  (guard.stdin as Socket).unref();
  child.once('exit', () => {
    guard.kill('SIGKILL');
    if (leads) endGroup(child);
  });
}

/** Ends a child at once, with what it has started. */
export function endGroup(child: ChildProcess): void {
  if (!leadsGroup || child.pid === undefined) return void child.kill('SIGKILL');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
