/** Whether the disk has room for what is to be written. */
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Throws, in one line, where less than so many gigabytes are free. */
export function needSpace(gigabytes) {
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = Math.floor((bavail * bsize) / 1e9);
  if (free < gigabytes)
    throw new RangeError(`${tmpdir()} has ${free} GB free; the long run needs ${gigabytes}. Free some, or set TMPDIR.`);
}
