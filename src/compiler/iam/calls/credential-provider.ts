import { allArguments, argument } from './call-argument.js';
import { add, link, listen, newSlot, put } from './flow.js';
import { leads } from './lead.js';
import type { Machine } from './machine.js';
import { recordRequest, recordUntold } from './request.js';
import { madeBy, unknownAt } from './thing.js';
import type { Call, Value } from './value.js';

/** What asks AWS for credentials with the function's own rights. All others take a token or a file, which IAM is not asked about. */
const providers: ReadonlySet<string> = new Set(['createCredentialChain', 'fromIni', 'fromTemporaryCredentials']);

/** `fromTemporaryCredentials(…)` of `@aws-sdk/credential-providers`: nothing is sent before what it gives is called. */
export function newProvider(machine: Machine, call: Call, name: string): boolean {
  if (!providers.has(name)) return false;
  const { flow } = machine;
  // One for each call, whatever it is made with.
  const options = madeBy(machine, call, 'native', 'provider').rest;
  link(flow, name === 'createCredentialChain' ? allArguments(machine, call) : argument(machine, call, 0), options);
  const known = machine.bound.get(options);
  add(flow, call.result, known ?? put(flow, machine.bound, options, { kind: 'provider', name, options, at: call.at }));
  return true;
}

export function callProvider(machine: Machine, call: Call, { at, name, options }: Value & { kind: 'provider' }): void {
  const { flow } = machine;
  add(flow, call.result, unknownAt(machine, call.at));
  if (name === 'createCredentialChain') return listen(flow, options, (one) => machine.invoke(call, one, machine.none));
  // The profiles of a file may name any role.
  if (name === 'fromIni') return recordUntold(machine, call.frame, { kind: 'computed-operation', client: '@aws-sdk/client-sts', at });
  const input = newSlot(flow);
  listen(flow, options, (value) => machine.read(value, 'params', input, call.frame, at));
  recordRequest(machine, call.frame, { client: '@aws-sdk/client-sts', operation: 'AssumeRole', input, clients: machine.none, at });
  // It may ask for credentials in its turn, for a code, for a region.
  for (const member of ['masterCredentials', 'mfaCodeProvider', 'clientConfig']) {
    const given = newSlot(flow);
    listen(flow, options, (value) => machine.read(value, member, given, call.frame, at));
    listen(flow, given, (value) => {
      if (leads(value)) machine.escape(value, call.frame, at);
    });
  }
}
