import type { Options } from 'yargs';

/** Options that several commands share. */
export const stageOption: Options & { type: 'string' } = { type: 'string', describe: 'Stage of .chalice/config.json', requiresArg: true, coerce: stageName };

export const projectDirOption: Options & { type: 'string' } = {
  type: 'string',
  describe: 'Project folder; other relative paths then count from it',
  requiresArg: true,
  coerce: once('project-dir'),
};

export const jsonOption: Options & { type: 'boolean'; default: boolean } = {
  type: 'boolean',
  describe: 'Print the result as JSON, for other programs',
  default: false,
};

export const mergeTemplateOption: Options & { type: 'string'; array: true; default: string[] } = {
  type: 'string',
  array: true,
  nargs: 1,
  describe: 'JSON or YAML template to merge into ours; may be given several times',
  default: [],
};

export const templateFormatOption: Options & { type: 'string'; default: string } = {
  type: 'string',
  describe: 'json or yaml; a YAML merge template makes it yaml',
  default: 'json',
  requiresArg: true,
  coerce: templateFormat,
};

/** Carries a message about an option through yargs. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export function once(name: string): (value: unknown) => string {
  return (value) => {
    if (Array.isArray(value)) throw new OptionError(`--${name} is given twice`);
    if (value === '') throw new OptionError(`--${name} needs a value`);
    return value as string;
  };
}

function stageName(value: unknown): string {
  const name = once('stage')(value);
  // It becomes part of file names and tags.
  if (name !== undefined && !/^[A-Za-z0-9_-]+$/.test(name)) throw new OptionError(`--stage can't be '${name}': use letters, digits, hyphens and underscores`);
  return name;
}

function templateFormat(value: unknown): 'json' | 'yaml' {
  const format = once('template-format')(value).toLowerCase();
  if (format !== 'json' && format !== 'yaml') throw new OptionError(`--template-format must be json or yaml, not '${String(value)}'`);
  return format;
}
