export const ExitStatus = {
  done: 0,
  /** There are problems with the project or the output folder. */
  problems: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A defect of tschalice (EX_SOFTWARE of sysexits.h). */
  defect: 70,
} as const;
