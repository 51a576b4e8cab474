import { refuse } from './inspection.js';
import { describe } from './option.js';

/** Lambda's rule for function names. Several more names cannot be exported from the bundle as they are. */
export function isFunctionName(name: unknown): name is string {
  if (typeof name !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    refuse('function-name', `a function's name cannot be ${describe(name)}`, 'use 1 to 64 letters, digits, hyphens and underscores');
  } else if (!/[A-Za-z0-9]/.test(name)) {
    refuse('function-name', `the function name '${name}' leaves nothing for a logical ID`, 'put a letter or a digit into it');
  } else if (name === 'then' || name === '__proto__') {
    refuse('function-name', `the function name '${name}' means something else to a JavaScript module`, 'choose another name');
  } else {
    return true;
  }
  return false;
}
