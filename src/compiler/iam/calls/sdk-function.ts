import { argument } from './call-argument.js';
import { newProvider } from './credential-provider.js';
import type { Machine } from './machine.js';
import { presignPost } from './presigned-post.js';
import { recordRequest, recordUntold } from './request.js';
import { sendCommands } from './send.js';
import { clientPackage, operationName } from './sdk-package.js';
import { madeBy, unknownAt } from './thing.js';
import { waiterOperation } from './waiter.js';
import { add, listen, newSlot } from './flow.js';
import type { Call, Slot } from './value.js';

/** A function of the SDK's packages. False if it sends nothing. */
export function callSdkFunction(machine: Machine, call: Call, client: string, name: string): boolean {
  const first = argument(machine, call, 0);
  const second = argument(machine, call, 1);
  if (/^paginate[A-Z]/.test(name)) return callPaginator(machine, call, client, name, memberOf(machine, call, first, 'client'), second);
  if (/^waitUntil[A-Z]/.test(name)) return callWaiter(machine, call, client, name, memberOf(machine, call, first, 'client'), second);
  if (name === 'getSignedUrl' && client === '@aws-sdk/s3-request-presigner') sendCommands(machine, call, first, second);
  else if (name === 'createPresignedPost') presignPost(machine, call);
  else return client === '@aws-sdk/credential-providers' && newProvider(machine, call, name);
  add(machine.flow, call.result, unknownAt(machine, call.at));
  return true;
}

/** `paginateListTables({ client }, input)`, also as a method of an aggregated client. */
export function callPaginator(machine: Machine, call: Call, client: string, name: string, clients: Slot, input: Slot): true {
  const operation = operationName(client, name.slice('paginate'.length));
  recordRequest(machine, call.frame, { client: clientPackage(client), operation, input, clients, at: call.at });
  const pages = madeBy(machine, call, 'native');
  add(machine.flow, pages.rest, unknownAt(machine, call.at));
  add(machine.flow, call.result, pages);
  return true;
}

export function callWaiter(machine: Machine, call: Call, client: string, name: string, clients: Slot, input: Slot): true {
  const { flow } = machine;
  const operation = waiterOperation(client, name.slice('waitUntil'.length));
  if (operation === undefined) recordUntold(machine, call.frame, { kind: 'computed-operation', client: clientPackage(client), at: call.at });
  else recordRequest(machine, call.frame, { client: clientPackage(client), operation, input, clients, at: call.at });
  add(flow, call.result, unknownAt(machine, call.at));
  return true;
}

function memberOf(machine: Machine, call: Call, from: Slot, name: string): Slot {
  const to = newSlot(machine.flow);
  listen(machine.flow, from, (value) => machine.read(value, name, to, call.frame, call.at));
  return to;
}
