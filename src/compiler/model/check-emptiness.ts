import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { appWarning, type CheckContext } from './check-context.js';

/** Chalice packages such an app, and CloudFormation refuses a template without resources. Only for apps whose declarations are all right. */
export function checkEmptiness({ functions }: AppModel, context: CheckContext): Problem[] {
  if (functions.length > 0) return [];
  return [
    appWarning(
      context,
      [],
      'app-declares-nothing',
      'the app declares no route and no function, so its template has no resources',
      'declare something before you deploy it',
    ),
  ];
}
