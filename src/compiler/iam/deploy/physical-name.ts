import type { Stack } from './stage-template.js';

/**
 * CloudFormation names a resource `<stack>-<logical ID>-<random>`. Where that is too long, it cuts the stack's name, to 25
 * characters at least with the shortest limit that there is (64).
 */
const surelyKept = 24;

/** A text for `Fn::Sub` that matches all names which CloudFormation makes up for a stack's resources. */
export function generatedNames({ name, live }: Stack): string {
  return name.length <= surelyKept ? `${live}-*` : `${name.slice(0, surelyKept)}*`;
}

/** The same for buckets, whose names have no capitals. */
export function generatedBucketNames(stack: Stack): string {
  const name = stack.name.toLowerCase();
  return generatedNames(name === stack.name ? stack : { name, live: name });
}
