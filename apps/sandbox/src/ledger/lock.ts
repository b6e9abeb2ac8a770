/** One writer a folder: two would number their records alike. The mark of a process that was killed does not count, even when its number lives on in another. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'lock';

export function lock(folder: string): void {
  const file = join(folder, NAME);
  const [pid = '', began = ''] = textOf(file).split(' ');
  const isHeld =
    pid !== '' && Number(pid) !== process.pid && isAlive(Number(pid)) && [began, ''].includes(beginOf(pid));
  if (isHeld)
    throw new Error(`The ledger in ${folder} is in use by process ${pid}; stop that one, or choose another folder.`);
  writeFileSync(file, `${process.pid} ${beginOf(String(process.pid))}`);
}

export function unlock(folder: string): void {
  rmSync(join(folder, NAME), { force: true });
}

/** When a process began, in ticks since the machine did; empty where the system does not tell. */
function beginOf(pid: string): string {
  const status = textOf(`/proc/${pid}/stat`);
  return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
