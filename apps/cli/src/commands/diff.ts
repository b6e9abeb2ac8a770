import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { Workspace } from '@reckoner/definitions';
import { diffWorkspaces, type DefinitionChange } from '@reckoner/plan';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, type Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { findRoot, isWorkspaceFile, readFiles } from '../workspace/files.js';

/** `reckoner diff --from REF --to REF`: what changed in meaning, in sentences. A REF is a folder or `git:REVISION`. */
export function registerDiff(reckoner: Command): void {
  reckoner
    .command('diff')
    .description('Say what changed in meaning between two workspaces, in sentences. Layout and comments do not count.')
    .option('--from <ref>', 'a folder, or git:REVISION', 'git:HEAD')
    .option('--to <ref>', 'a folder, or git:REVISION', '.')
    .addOption(formatOption())
    .action((options: { from: string; to: string; format: Format }) => {
      const changes = diffWorkspaces(openRef(options.from), openRef(options.to));
      if (options.format === 'json') out(`${JSON.stringify({ changes })}\n`);
      else {
        out(changes.map(renderChange).join('\n'));
        note(
          changes.length === 0
            ? 'Nothing changed in meaning.'
            : `${changes.length === 1 ? '1 definition' : `${changes.length} definitions`} changed.`,
        );
      }
      process.exitCode = EXIT.fine;
    });
}

function renderChange({ kind, id, how, sentences }: DefinitionChange): string {
  return [
    `${kind} ${id}${how === 'changed' ? '' : ` (${how})`}`,
    ...sentences.map((sentence) => `  ${sentence}`),
    '',
  ].join('\n');
}

const GIT = 'git:';

function openRef(ref: string): Workspace {
  if (ref.startsWith(GIT)) return Workspace.of(filesOfRevision(ref.slice(GIT.length)));
  if (!existsSync(ref))
    throw new UsageError(
      `${ref} is no folder; a REF is a folder or git:REVISION (releases and environments need a runtime).`,
    );
  return Workspace.of(readFiles(findRoot(ref)));
}

/** The workspace's files as a revision has them. */
function filesOfRevision(revision: string): Map<string, string> {
  if (revision === '' || revision.startsWith('-')) throw new UsageError(`${revision} is no revision.`);
  const root = findRoot('.');
  const git = (...args: string[]): string => {
    try {
      return execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      const said = String((error as { stderr?: string }).stderr ?? error).split('\n')[0];
      throw new UsageError(`git cannot read the revision ${revision}: ${said}`);
    }
  };
  const prefix = git('rev-parse', '--show-prefix').trim();
  const listed = git('ls-tree', '-r', '-z', '--name-only', '--full-tree', revision).split('\0');
  const files = new Map<string, string>();
  for (const file of listed) {
    if (!file.startsWith(prefix)) continue;
    const relative = file.slice(prefix.length);
    if (isWorkspaceFile(relative)) files.set(relative, git('show', `${revision}:${path.posix.join(prefix, relative)}`));
  }
  return files;
}
