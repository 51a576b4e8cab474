import type { LoadedApp } from '../load/load-app.js';
import type { FunctionConfig } from '../../compiler/config/function-config.js';
import type { SharedWork } from './shared-work.js';

interface Load {
  readonly environment: FunctionConfig['environment'];
  readonly loading: Promise<LoadedApp>;
}

/**
 * Loads an app, unless an earlier stage has loaded the same bundle and nothing that it read from its environment differs.
 *
 * @param bundle what the bundle is made with
 */
export async function sharedLoad(
  shared: SharedWork,
  bundle: unknown,
  environment: FunctionConfig['environment'],
  load: () => Promise<LoadedApp>,
): Promise<LoadedApp> {
  const earlier = await shared('load', bundle, async (): Promise<Load[]> => []);
  for (const one of earlier) if (await isSame(one, environment)) return one.loading;
  const loading = load();
  earlier.push({ environment, loading });
  return loading;
}

async function isSame({ environment, loading }: Load, other: FunctionConfig['environment']): Promise<boolean> {
  const all = [...new Set([...Object.keys(environment), ...Object.keys(other)])];
  // What an app has read that could not be loaded is not known.
  const read = await loading.then(
    ({ variablesRead }) => variablesRead,
    () => ['*'],
  );
  return (read.includes('*') ? all : read).every((name) => environment[name] === other[name]);
}
