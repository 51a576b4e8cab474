import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateDocument } from '../../src/compiler/cloudformation/template.js';

const cases = join(process.cwd(), 'test/cases');

/** All golden templates, by their paths in `test/cases`; those too that AWS refuses, which are named `refused-sam.json`. */
export const goldenTemplates: ReadonlyMap<string, TemplateDocument> = new Map(
  readdirSync(cases, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('sam.json'))
    .toSorted()
    .map((file) => [file, JSON.parse(readFileSync(join(cases, file), 'utf8')) as TemplateDocument]),
);

/** Those of the stage `dev`: one of most cases. */
export const goldenDevTemplates: ReadonlyMap<string, TemplateDocument> = new Map(
  [...goldenTemplates].filter(([file]) => file.endsWith('/expected/dev/sam.json')),
);
