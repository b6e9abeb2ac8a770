/**
 * Holds the repository to its written style, as part of `npm run lint`: one check a file under checks/, exceptions with
 * their reasons in exceptions.js. Prints `file:line: what is wrong; what to do instead`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKS } from './checks/index.js';
import { parse } from './source.js';

const ROOT = join(fileURLToPath(import.meta.url), '../../..');

function repository() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const paths = [...new Set(listed.split('\0').filter((path) => path !== ''))].sort();
  return paths.flatMap((path) => {
    const text = read(path);
    return text === undefined ? [] : [parse(path, text)];
  });
}

/** Deleted but not yet committed files are still listed. */
function read(path) {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return undefined;
  }
}

const files = repository();
const findings = CHECKS.flatMap((check) => check(files));
for (const { path, line, message } of findings)
  process.stdout.write(`${path}${line === undefined ? '' : `:${line}`}: ${message}\n`);
process.stderr.write(findings.length === 0 ? 'Tidy.\n' : `${findings.length} places are not tidy.\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
