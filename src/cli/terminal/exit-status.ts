export const ExitStatus = {
  done: 0,
  /** There are problems with the project or the output folder. */
  problems: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Of diff, for which 1 means that a gate stops the change: the sides could not be compared. */
  notCompared: 2,
  /** A defect of tschalice (EX_SOFTWARE of sysexits.h). */
  defect: 70,
} as const;
