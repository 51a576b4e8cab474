/** The name made valid for a stack: CloudFormation allows up to 128 letters, digits and hyphens, starting with a letter. */
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
