import type { SideResource } from '../side.js';

/** Whether CloudFormation keeps what is deployed when the resource leaves the stack. */
export function isKeptWhenDeleted({ attributes }: SideResource): boolean {
  return attributes['DeletionPolicy'] === 'Retain' || attributes['DeletionPolicy'] === 'RetainExceptOnCreate';
}

/** Whether CloudFormation keeps what is deployed when another takes its place. */
export function isKeptWhenReplaced({ attributes }: SideResource): boolean {
  return attributes['UpdateReplacePolicy'] === 'Retain';
}
