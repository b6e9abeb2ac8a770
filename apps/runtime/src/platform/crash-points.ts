/** Places where a process may be made to die, so that tests can show that nothing is lost or doubled wherever it does. */

/** Every place there is. */
export const CRASH_POINTS = [
  'execution.after-claim',
  'execution.before-transaction',
  'execution.before-commit',
  'execution.after-commit',
  'delivery.after-claim',
  'delivery.before-send',
  'delivery.after-send',
  'delivery.before-gate',
  'delivery.after-gate',
  'delivery.before-settle',
  'delivery.after-settle',
  'upload.after-events',
  'pull.before-commit',
  'pull.after-commit',
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];

const [wanted, pass] = (process.env['RECKONER_CRASH'] ?? '').split('@');
let left = Number(pass ?? 1);

/** Nothing, unless `RECKONER_CRASH=name@n` is set: then the process kills itself at the n-th pass. */
export function crashPoint(name: CrashPoint): void {
  if (name !== wanted) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}
