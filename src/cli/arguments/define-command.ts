import { type Options, type OptionTable, readOptions } from './option.js';

/** What a command is to everything that lists commands: the parser, the help, the checks and the completion. */
export interface Command {
  readonly name: string;
  /** As its line of the main help. */
  readonly about: string;
  readonly options: Options;
  /** What may stand without dashes, by the name that the help gives it. */
  readonly positionals: Options;
  readonly examples: readonly Example[];
  /** What its help ends with. */
  readonly epilogue?: string;
  /**
   * @param given What the parser has found, by the names of options and positionals.
   * @returns the exit status
   * @throws UsageError
   */
  run(given: { readonly [name: string]: unknown }): Promise<number>;
}

/** `$0` stands for the program. */
export type Example = readonly [line: string, about: string];

/** A command as its folder describes it: its arguments have the types that its options and positionals read. */
interface Definition<Values, Positionals> extends Omit<Command, 'options' | 'positionals' | 'run'> {
  readonly options: OptionTable<Values>;
  readonly positionals: OptionTable<Positionals>;
  /** Refuses arguments that do not go together. @throws UsageError */
  readonly check?: (args: Values & Positionals) => void;
  /** Imports `run.ts` only when it is called, so that the help does not wait for it. @returns the exit status */
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
