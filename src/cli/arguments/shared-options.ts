import { flag, type Option, text, texts, textOr } from './option.js';
import { anything, matching, oneOf, stageName } from './value-kind.js';

// What several commands take, under the same name and with the same meaning.

export const stage: Option<string> = textOr('dev', 'Stage of .chalice/config.json', stageName);

export const projectDir: Option<string | undefined> = text('Project folder; relative paths then count from it', anything);

export const json: Option<boolean> = flag('Print the result as JSON, for other programs');

export const mergeTemplate: Option<readonly string[]> = texts('JSON or YAML template to merge into ours; repeatable', anything);

export const templateFormat: Option<'json' | 'yaml'> = textOr('json', 'json or yaml; yaml once a YAML is merged', oneOf(['json', 'yaml']));

export const noProve: Option<boolean> = flag('Skip the proof that each function starts from the zip');

export const stackName: Option<string | undefined> = text(
  'Name of the stack; default that of the last deployment, else <app>-<stage>',
  matching(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'use letters, digits and hyphens, a letter first, 128 at most'),
);

export const profile: Option<string | undefined> = text('Profile of the aws command', anything);

export const region: Option<string | undefined> = text(
  'Region of the stack; default AWS_REGION, else that of the last deployment',
  matching(/^[a-z][a-z0-9-]*$/, 'write it as in eu-west-1'),
);
