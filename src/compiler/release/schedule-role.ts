import { valueAt } from '../cloudformation/branch.js';
import { referencesIn } from '../cloudformation/reference.js';
import { propertiesOf, type Resources, typeOf } from './resources.js';

/** The logical IDs of the roles with whose rights EventBridge Scheduler invokes functions. */
export function scheduleRoles(resources: Resources): ReadonlySet<string> {
  const schedules = [...resources.values()].filter((resource) => typeOf(resource) === 'AWS::Scheduler::Schedule');
  const named = schedules.flatMap((schedule) => referencesIn(valueAt(propertiesOf(schedule), ['Target', 'RoleArn'])));
  return new Set(named.filter((id) => typeOf(resources.get(id)) === 'AWS::IAM::Role'));
}
