/** Which build of the engine runs: what it computed can be computed again to the byte by the same one. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

let known: string | undefined;

/** A hash over the engine's code and the data of time zones and letters that it was built upon. */
export function engineBuild(): string {
  return (known ??= hashOfBuild());
}

function hashOfBuild(): string {
  const hash = createHash('sha256').update(
    `${process.versions.icu} ${process.versions.tz} ${process.versions.unicode}`,
  );
  const { resolve } = createRequire(import.meta.url);
  for (const name of ['@reckoner/diagnostics', '@reckoner/definitions', '@reckoner/engine']) {
    const folder = path.dirname(resolve(name));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
