/** What the command line answers to the shell. Scripts rely on these. */
export const EXIT = { fine: 0, findings: 1, usage: 2, fault: 3 } as const;

/** The command was called wrongly, or its input is not there: one line for the person, exit code 2. */
export class UsageError extends Error {}
