/** A name as far as a stack may be called so: CloudFormation takes letters, digits and hyphens, a letter first, 128 at most. */
export function fittingName(name: string): string {
  const fitting = name
    .replaceAll(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 128);
  return fitting === '' ? 'app' : fitting;
}

/** The stack of an app on one stage, `<app>-<stage>`. */
export function stackName(app: string, stage: string): string {
  return fittingName(`${app}-${stage}`);
}
