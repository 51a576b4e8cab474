import type { Stack } from './stage-template.js';

/**
 * CloudFormation names a resource `<stack>-<logical ID>-<random>`. If that is too long, it cuts the stack's name. With the
 * shortest limit (64), at least 25 characters remain.
 */
const surelyKept = 24;

/** A string for `Fn::Sub` that matches all names that CloudFormation generates for a stack's resources. */
export function generatedNames({ name, live }: Stack): string {
  return name.length <= surelyKept ? `${live}-*` : `${name.slice(0, surelyKept)}*`;
}

/** The same for buckets, whose names are in lower case. */
export function generatedBucketNames(stack: Stack): string {
  const name = stack.name.toLowerCase();
  return generatedNames(name === stack.name ? stack : { name, live: name });
}
