import { flag, type Option, text, texts, textOr } from './option.js';
import { anything, matching, oneOf, stageName } from './value-kind.js';

// Options that several commands share.

export const stage: Option<string> = textOr('dev', 'Stage of .chalice/config.json', stageName);

export const projectDir: Option<string | undefined> = text('Project folder; relative paths start there, but of --env-file', anything);

export const json: Option<boolean> = flag('Print the result as JSON');

export const mergeTemplate: Option<readonly string[]> = texts('JSON or YAML template to merge into ours; repeatable', anything);

export const envFile: Option<readonly string[]> = texts('Environment variables for the app here, as for node; repeatable', anything);

export const templateFormat: Option<'json' | 'yaml'> = textOr('json', 'json or yaml; always yaml if one is merged', oneOf(['json', 'yaml']));

export const noProve: Option<boolean> = flag('Skip the proof that each function starts from the zip');

export const stackName: Option<string | undefined> = text(
  "Name of the stack; default: the last deployment's, or <app>-<stage>",
  matching(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'use up to 128 letters, digits and hyphens, starting with a letter'),
);

export const profile: Option<string | undefined> = text('Profile of the aws command', anything);

const regionName = matching(/^[a-z][a-z0-9-]*$/, 'write it like eu-west-1');

export const region: Option<string | undefined> = text(
  "Region of the stack; default: the primary one of the configuration, AWS_REGION, or the last deployment's",
  regionName,
);

export const ofRegion: Option<string | undefined> = text('Region of the configuration, for what its settings are there', regionName);
