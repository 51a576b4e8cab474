import { unsafeKeys } from '../syntax/reading.js';
import { aliasVariable } from './alias-name.js';

/** What is wrong with an override of a stage variable. */
interface VariableMistake {
  readonly name: string;
  readonly message: string;
  readonly fix: string;
}

/** Checks names and values by API Gateway's rules. No message shows a value, because it may be secret. */
export function checkStageVariables(variables: { readonly [name: string]: unknown }): VariableMistake[] {
  return Object.entries(variables).flatMap(([name, value]): VariableMistake[] => {
    if (name === aliasVariable) {
      return [{ name, message: `the release itself sets the stage variable ${aliasVariable}`, fix: 'remove it, or choose another name' }];
    }
    // The ledger could not be read again with an unsafe key.
    if (unsafeKeys.has(name) || !/^[A-Za-z0-9_]{1,64}$/.test(name)) {
      return [
        {
          name,
          message: `'${name}' cannot be the name of a stage variable`,
          fix: unsafeKeys.has(name) ? 'choose another name' : "use up to 64 letters, digits and '_'",
        },
      ];
    }
    if (typeof value === 'string' && /^[A-Za-z0-9._~:/?#&=,-]{1,512}$/.test(value)) return [];
    const message = `the value of the stage variable ${name} must be made of up to 512 letters, digits and -._~:/?#&=,`;
    return [{ name, message, fix: 'remove other characters, or encode them' }];
  });
}
