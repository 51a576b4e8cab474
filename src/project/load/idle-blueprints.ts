import type { CallSite } from '../../app/definition.js';
import type { IdleBlueprint } from './load-result.js';

/** The parts of a blueprint that the tool asks; its class may be of another copy of the library. */
interface Made {
  readonly name: string;
  isIdle(): boolean;
  holds(blueprint: Made): boolean;
}

/** Notes the blueprints that are made while an app is loaded. */
export function watchBlueprints(callSite: () => CallSite): { readonly note: (blueprint: object) => void; readonly idle: () => IdleBlueprint[] } {
  const made: { readonly blueprint: Made; readonly at: CallSite }[] = [];
  return {
    note: (blueprint) => void made.push({ blueprint: blueprint as Made, at: callSite() }),
    idle: () => {
      const idle = made.filter(({ blueprint }) => blueprint.isIdle());
      // Of blueprints inside others, the outermost is the one to register.
      const outermost = idle.filter(({ blueprint }) => !idle.some((other) => other.blueprint !== blueprint && other.blueprint.holds(blueprint)));
      return outermost.map(({ blueprint, at }) => ({ name: blueprint.name, at }));
    },
  };
}
