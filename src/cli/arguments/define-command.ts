import { type Options, type OptionTable, readOptions } from './option.js';

/** A command as the parser, the help, the checks and the completion see it. */
export interface Command {
  readonly name: string;
  /** Its line in the main help. */
  readonly about: string;
  readonly options: Options;
  /** Positional arguments, by their names in the help. */
  readonly positionals: Options;
  readonly examples: readonly Example[];
  /** The end of its help. */
  readonly epilogue?: string;
  /**
   * @param given the parser's values, by the names of options and positionals
   * @returns the exit status
   * @throws UsageError
   */
  run(given: { readonly [name: string]: unknown }): Promise<number>;
}

/** `$0` stands for the program. */
export type Example = readonly [line: string, about: string];

/** A command as its folder describes it. Its arguments have the types of its options and positionals. */
interface Definition<Values, Positionals> extends Omit<Command, 'options' | 'positionals' | 'run'> {
  readonly options: OptionTable<Values>;
  readonly positionals: OptionTable<Positionals>;
  /** Refuses arguments that cannot be combined. @throws UsageError */
  readonly check?: (args: Values & Positionals) => void;
  /** Imports `run.ts` only when called, so that the help is fast. @returns the exit status */
  readonly run: (args: Values & Positionals) => Promise<number>;
}

export function defineCommand<Values extends object, Positionals extends object>(definition: Definition<Values, Positionals>): Command {
  const { options, positionals, check, run, ...words } = definition;
  return {
    ...words,
    options,
    positionals,
    run: async (given) => {
      const args = { ...readOptions(options, given), ...readOptions(positionals, given) };
      check?.(args);
      return run(args);
    },
  };
}
