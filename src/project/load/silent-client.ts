/** Whether a client was made to send something. */
let asked = false;

export function wasAsked(): boolean {
  return asked;
}

/**
 * Takes from the clients of the real SDK what sends their requests: nothing is asked of AWS while an app is loaded, and no region or credentials are
 * needed for it. A request is never answered, so that no code runs that would have the answer.
 *
 * @param module what a package of the SDK exports
 */
export function silence(module: object): void {
  for (const exported of Object.values(module)) {
    if (typeof exported !== 'function') continue;
    for (
      let prototype = exported.prototype as unknown;
      isObject(prototype) && prototype !== Object.prototype;
      prototype = Object.getPrototypeOf(prototype) as unknown
    ) {
      if (Object.hasOwn(prototype, 'send') && 'destroy' in prototype)
        Object.defineProperty(prototype, 'send', { value: never, configurable: true, writable: true });
    }
  }
}

function never(): Promise<never> {
  asked = true;
  return new Promise(() => undefined);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
