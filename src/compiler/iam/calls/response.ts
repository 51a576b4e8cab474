import { add, listen } from './flow.js';
import type { Machine } from './machine.js';
import { madeBy, unknownAt, written } from './thing.js';
import type { Call, Command, Thing } from './value.js';

const batches: ReadonlySet<string> = new Set(['BatchGetItem', 'BatchWriteItem']);

/** What AWS answers to a batch: what was not done is of the same tables. Nothing else is known of responses. */
export function responseTo(machine: Machine, call: Call, { input, operation }: Command): Thing | undefined {
  if (!batches.has(operation)) return undefined;
  const response = madeBy(machine, call, 'object', 'response');
  response.own ??= new Set(['UnprocessedItems', 'UnprocessedKeys']);
  add(machine.flow, response.protos, unknownAt(machine, call.at));
  for (const name of response.own) {
    const left = written(machine, response, name);
    listen(machine.flow, input, (value) => machine.read(value, 'RequestItems', left, call.frame, call.at));
  }
  return response;
}
