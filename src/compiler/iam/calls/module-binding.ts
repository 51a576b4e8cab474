import type { Machine } from './machine.js';
import { moduleValue } from './module-value.js';
import { declare } from './scope.js';
import type { Syntax } from './syntax.js';
import { add } from './flow.js';
import type { Scope } from './value.js';

/** What an import gives its names. Imports are there before anything runs. */
export function bindModule(machine: Machine, node: Syntax, scope: Scope): void {
  const module = moduleValue(machine, node['source'].value);
  for (const one of node['specifiers'] as readonly Syntax[]) {
    const slot = declare(machine, scope, one['local'].name);
    if (one.type === 'ImportNamespaceSpecifier') {
      add(machine.flow, slot, module);
      continue;
    }
    const name: string = one.type === 'ImportDefaultSpecifier' ? 'default' : (one['imported'].name ?? one['imported'].value);
    machine.read(module, name, slot, scope.frame, one.start);
  }
}
