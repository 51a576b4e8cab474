/** Reports each environment variable that is read from now on, once; `*` when all are listed. */
export function watchEnvironment(told: (name: string) => void): void {
  const seen = new Set<string>();
  const see = (name: string | symbol): void => {
    if (typeof name !== 'string' || seen.has(name)) return;
    seen.add(name);
    told(name);
  };
  process.env = new Proxy(process.env, {
    get(target, name) {
      see(name);
      return Reflect.get(target, name);
    },
    // Without the proxy as its receiver: only on the environment itself a number becomes a text.
    set: (target, name, value) => Reflect.set(target, name, value),
    has(target, name) {
      see(name);
      return Reflect.has(target, name);
    },
    getOwnPropertyDescriptor(target, name) {
      see(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    ownKeys(target) {
      see('*');
      return Reflect.ownKeys(target);
    },
  });
}
