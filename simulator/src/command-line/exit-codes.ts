/** How a command ends. */
export const exitCodes = {
  clean: 0,
  /** The verdict has findings. */
  findings: 1,
  /** The command line is wrong, or a scenario was refused. */
  usage: 2,
  /** It could not run: the port is taken, there is no browser, the page does not load. */
  couldNotRun: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
