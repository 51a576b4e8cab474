import { argument } from './call-argument.js';
import { callBack } from './call-back.js';
import type { Machine } from './machine.js';
import { recordRequest, recordUntold } from './request.js';
import { callPaginator, callWaiter } from './sdk-function.js';
import { capitalized, operationName } from './sdk-package.js';
import { responseTo } from './response.js';
import { sendCommand } from './send.js';
import { unknownAt } from './thing.js';
import { add, fixedSlot, listen } from './flow.js';
import type { Call, Client, Thing } from './value.js';

/** `client.send(…)`, and the operations of an aggregated client. */
export function callClientMethod(machine: Machine, call: Call, self: Thing, client: Client, name: string): void {
  const { flow } = machine;
  const unknown = unknownAt(machine, call.at);
  const first = argument(machine, call, 0);
  const second = argument(machine, call, 1);
  const third = argument(machine, call, 2);
  if (name === 'send') {
    listen(flow, first, (command) => {
      sendCommand(machine, call, self, command);
      add(flow, call.result, (command.kind === 'thing' && command.command !== undefined && responseTo(machine, call, command.command)) || unknown);
    });
    // What is sent may not have been found.
    flow.late.push(() => {
      if (first.values.length === 0) add(flow, call.result, unknown);
    });
  } else if (name === '*') recordUntold(machine, call.frame, { kind: 'computed-operation', client: client.client, at: call.at });
  else if (name === 'call' || name === 'apply' || name === 'bind' || name === 'destroy') return;
  else if (/^paginate[A-Z]/.test(name)) return void callPaginator(machine, call, client.client, name, fixedSlot(self), first);
  else if (/^waitUntil[A-Z]/.test(name)) return void callWaiter(machine, call, client.client, name, fixedSlot(self), first);
  else {
    const documents = client.isDocument ? '@aws-sdk/lib-dynamodb' : client.client;
    const operation = operationName(documents, capitalized(name));
    recordRequest(machine, call.frame, { client: client.client, operation, input: first, clients: fixedSlot(self), at: call.at });
  }
  // The response may also go to a function.
  for (const done of [second, third]) callBack(machine, call, done, [fixedSlot(unknown), fixedSlot(unknown)]);
  if (name !== 'send') add(flow, call.result, unknown);
}
