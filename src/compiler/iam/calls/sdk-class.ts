import { argument } from './call-argument.js';
import { onFirst } from './key.js';
import type { Machine } from './machine.js';
import { callGiven } from './native-call.js';
import { allArguments } from './call-argument.js';
import { recordRequest, recordUntold } from './request.js';
import { classKind, clientPackage, operationName } from './sdk-package.js';
import { callSdkFunction } from './sdk-function.js';
import { madeBy, newThing, unknownAt } from './thing.js';
import { add, link, listen, newSlot, put } from './flow.js';
import type { Call, Thing, Value } from './value.js';

/** `new S3Client(…)`, `new PutObjectCommand(…)`, `paginateQuery(…)`. */
export function callSdk(machine: Machine, call: Call, { client, name }: Value & { kind: 'sdk' }): void {
  const { flow } = machine;
  if (name === '*') {
    recordUntold(machine, call.frame, { kind: 'computed-command', client: clientPackage(client), at: call.at });
    machine.computed.add(call.at);
    return add(flow, call.result, unknownAt(machine, call.at));
  }
  const kind = call.isNew ? classKind(client, name) : undefined;
  if (kind === 'command') return add(flow, call.result, newCommand(machine, call, client, operationName(client, name.replace(/Command$/, ''))));
  if (kind === 'client' || kind === 'aggregated') {
    return add(flow, call.result, newClient(machine, call, client, kind === 'aggregated'));
  }
  if (kind === 'upload') return newUpload(machine, call);
  if (!callSdkFunction(machine, call, client, name)) {
    callGiven(machine, call, allArguments(machine, call), undefined);
    add(flow, call.result, unknownAt(machine, call.at));
  }
}

/** The document client is made with another client, all others with their configuration. */
export function newClient(machine: Machine, call: Call, name: string, isAggregated: boolean): Thing {
  const { flow } = machine;
  const config = newSlot(flow);
  const middleware = newSlot(flow);
  listen(flow, argument(machine, call, 0), (value) => {
    if (value.kind !== 'thing' || value.client === undefined) return add(flow, config, value);
    link(flow, value.client.config, config);
    link(flow, value.client.middleware, middleware);
  });
  const client = { client: clientPackage(name), isAggregated, isDocument: clientPackage(name) !== name, config, middleware };
  return newThing(machine, 'client', call.at, { client });
}

function newCommand(machine: Machine, call: Call, client: string, operation: string): Thing {
  const { flow } = machine;
  const isEarly = call.frame.isEarly && flow.run === 0;
  const command = { client: clientPackage(client), operation, input: argument(machine, call, 0), clients: newSlot(flow), isEarly };
  const thing = newThing(machine, 'command', call.at, { command });
  if (isEarly) put(flow, machine.idle, thing, command);
  else recordRequest(machine, call.frame, { ...command, at: call.at });
  return thing;
}

/** `lib-storage` sends small bodies at once, and large ones in parts. */
function newUpload(machine: Machine, call: Call): void {
  const { flow } = machine;
  const [input, clients, tags] = [newSlot(flow), newSlot(flow), newSlot(flow)];
  listen(flow, argument(machine, call, 0), (options) => {
    machine.read(options, 'params', input, call.frame, call.at);
    machine.read(options, 'client', clients, call.frame, call.at);
    machine.read(options, 'tags', tags, call.frame, call.at);
  });
  const record = (operation: string): void => recordRequest(machine, call.frame, { client: '@aws-sdk/client-s3', operation, input, clients, at: call.at });
  for (const operation of ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload', 'AbortMultipartUpload']) record(operation);
  onFirst(machine, tags, () => record('PutObjectTagging'));
  add(flow, call.result, madeBy(machine, call, 'native'));
}
