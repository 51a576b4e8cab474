import type { Problem } from '../problem/problem.js';
import type { AppModel } from './app-model.js';
import { appWarning, type CheckContext } from './check-context.js';

/** Chalice packages an empty app too, but CloudFormation refuses a template without resources. Only for apps whose declarations have no errors. */
export function checkEmptiness({ functions }: AppModel, context: CheckContext): Problem[] {
  if (functions.length > 0) return [];
  return [
    appWarning(
      context,
      [],
      'app-declares-nothing',
      'the app declares no route and no function, so its template has no resources',
      'declare a route or a function before you deploy the app',
    ),
  ];
}
