import { refuse } from './inspection.js';
import { describe } from './option.js';

/** Lambda's rule for function names. A few more names cannot be exported from the bundle. */
export function isFunctionName(name: unknown): name is string {
  if (typeof name !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    refuse('function-name', `a function's name cannot be ${describe(name)}`, 'use 1 to 64 letters, digits, hyphens and underscores');
  } else if (!/[A-Za-z0-9]/.test(name)) {
    refuse('function-name', `the function name '${name}' has no character that a logical ID can use`, 'add a letter or a digit');
  } else if (name === 'then' || name === '__proto__') {
    refuse('function-name', `the function name '${name}' has a special meaning in JavaScript modules`, 'choose another name');
  } else {
    return true;
  }
  return false;
}
