import { allArguments } from './call-argument.js';
import { add, listen, onUndo } from './flow.js';
import type { Machine } from './machine.js';
import { callOutside } from './native-call.js';
import { recordUntold } from './request.js';
import { unknownAt } from './thing.js';
import type { Call } from './value.js';

/** Whether something runs a text as code. */
export function isEvaluation(path: string): boolean {
  return path === 'eval' || path === 'Function' || /^node:vm\.(?:compileFunction|run\w+|Script|SourceTextModule)$/.test(path);
}

/** What it runs is not known, unless it is a function of texts that stand there: it sees no variables, and gets all that it uses when it is called. */
export function evaluateText(machine: Machine, call: Call, path: string): void {
  let isTold = false;
  const tell = (): void => {
    if (isTold) return;
    isTold = true;
    onUndo(machine.flow, () => (isTold = false));
    recordUntold(machine, call.frame, { kind: 'unseen-code', client: undefined, at: call.at });
  };
  if (path !== 'Function') tell();
  else
    listen(machine.flow, allArguments(machine, call), (value) => {
      if (value.kind !== 'text' || /\bimport\b|require|process/.test(value.text)) tell();
    });
  callOutside(machine, call);
  // What a function that is made of texts gets may be used for anything there.
  if (path === 'Function') add(machine.flow, call.result, unknownAt(machine, call.at));
}
