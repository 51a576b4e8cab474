export const ExitStatus = {
  done: 0,
  /** The project, or the folder to write to, has problems. */
  problems: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** A defect of tschalice (EX_SOFTWARE of sysexits.h). */
  defect: 70,
} as const;
