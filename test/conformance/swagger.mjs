#!/usr/bin/env node
// Outside judges for the Swagger documents of all golden templates: swagger-parser, which knows the specification, and Redocly, which knows
// what readers and generators of documents trip over.
//
//   node test/conformance/swagger.mjs
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { parse } from 'yaml';
import { standaloneSwagger } from '../../build/src/compiler/swagger/standalone.js';
import { readAccepted } from './accepted.mjs';
import { goldenTemplates } from './collect.mjs';
import { runPart } from './part.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One with a fault for each judge; one that lets it pass has gone blind. */
const faulty = {
  swagger: '2.0',
  info: { title: 'faulty', version: '1.0' },
  paths: { '/a/{id}': { get: { operationId: 'a', responses: { 200: { description: 'ok' } } }, post: { operationId: 'a', responses: {} } } },
};

await runPart('swagger-parser and Redocly', async () => {
  const accepted = readAccepted('swagger');
  const config = await createConfig({ extends: ['recommended'] });
  const documents = goldenTemplates(root).flatMap(({ id, path }) => swaggersIn(readFileSync(path, 'utf8')).map((document) => ({ id, document })));
  const failures = [];
  const judged = new Map();
  for (const { document, id } of documents) {
    const text = JSON.stringify(document);
    if (!judged.has(text)) judged.set(text, await findings(document, config));
    const others = accepted.others({ id, findings: judged.get(text) });
    if (others.length > 0) failures.push([id, ...others.map(({ message, path, rule }) => `${rule} ${path}: ${message}`)]);
  }
  const rules = (await findings(faulty, config)).map(({ rule }) => rule);
  for (const rule of ['swagger-parser', 'path-parameters-defined'])
    if (!rules.includes(rule)) failures.push(['faulty', `the judges do not say '${rule}'; they say ${rules.join(', ')}`]);
  return { passed: documents.length - failures.length, failures: [...failures, ...accepted.stale()] };
});

/** As the files `swagger.json` have them. */
function swaggersIn(template) {
  const document = standaloneSwagger(parse(template, { logLevel: 'silent' }));
  return document?.swagger === undefined ? [] : [document];
}

async function findings(document, config) {
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'swagger.json', config });
  const ofRedocly = problems.map(({ location, message, ruleId }) => ({ rule: ruleId, path: location[0]?.pointer ?? '', message }));
  try {
    // It changes what it is given.
    await SwaggerParser.validate(structuredClone(document));
    return ofRedocly;
  } catch (error) {
    const details = error.details?.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ') ?? '';
    return [...ofRedocly, { rule: 'swagger-parser', path: '', message: `${error.message} ${details}`.trim() }];
  }
}
