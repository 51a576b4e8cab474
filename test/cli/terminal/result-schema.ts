import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const validate = new Ajv({ strict: true, strictTypes: false }).compile(JSON.parse(readFileSync('schemas/result.schema.json', 'utf8')) as object);

/** Where what a command has printed with `--json` is not as `schemas/result.schema.json` says. */
export function schemaErrors(printed: unknown): string[] {
  return validate(printed) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
