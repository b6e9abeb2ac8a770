import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The definitions that the design shows, word for word, with the little that they need around them. */
export function designFiles(): Map<string, string> {
  return new Map([
    ...filesIn(new URL('../../../definitions/corpus/design', import.meta.url)),
    ...filesIn(new URL('workspace', import.meta.url)),
  ]);
}

function filesIn(folder: URL): [string, string][] {
  const root = fileURLToPath(folder);
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(root, file)).isFile())
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]);
}
