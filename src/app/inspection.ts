import type { DeclarationCode } from './declaration-code.js';
import type { CallSite } from './definition.js';

/** A problem with a declaration. */
export interface DeclarationProblem {
  readonly code: DeclarationCode;
  readonly message: string;
  readonly fix: string;
  readonly at: CallSite;
}

/**
 * The tool puts it into the process before it loads an app. With it, problems are collected, so that the user sees all
 * of them at once. Without it (in Lambda, in the user's tests), the first one is thrown.
 */
export interface Inspection {
  report(problem: DeclarationProblem): void;
  /** The place in the bundle that the call comes from. */
  callSite(): CallSite;
  /** Notes a blueprint that was made, as one that nothing registers is lost. */
  readonly noteBlueprint?: (blueprint: object) => void;
}

export const inspectionKey: unique symbol = Symbol.for('tschalice.inspection') as never;

function inspection(): Inspection | undefined {
  return (globalThis as { [inspectionKey]?: Inspection })[inspectionKey];
}

export function callSite(): CallSite {
  return inspection()?.callSite() ?? [];
}

export function noteBlueprint(blueprint: object): void {
  inspection()?.noteBlueprint?.(blueprint);
}

/** Thrown for a problem with a declaration, except while packaging. */
export class DeclarationError extends TypeError {
  readonly code: DeclarationCode;

  constructor({ code, message, fix }: { code: DeclarationCode; message: string; fix: string }) {
    super(`${message}: ${fix}`);
    this.name = 'DeclarationError';
    this.code = code;
  }
}

export function refuse(code: DeclarationCode, message: string, fix: string): void {
  const inspecting = inspection();
  if (inspecting === undefined) throw new DeclarationError({ code, message, fix });
  inspecting.report({ code, message, fix, at: inspecting.callSite() });
}
