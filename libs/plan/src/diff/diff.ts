import type { Definition, Kind, Workspace } from '@reckoner/definitions';
import { KIND_NAMES } from '@reckoner/definitions';
import { plainOf, samePlain } from './plain.js';
import { describeChange } from './describe.js';
import { describeRows } from './rows.js';

/** What became of one definition. */
export interface DefinitionChange {
  readonly kind: Kind;
  readonly id: string;
  readonly file: string;
  readonly how: 'added' | 'removed' | 'changed';
  /** What changed, in sentences; for an added or removed definition its title. */
  readonly sentences: readonly string[];
}

/**
 * What differs in meaning between two workspaces, definition by definition, in the order of their kinds and ids. A file
 * that differs in form alone (layout, comments, quotes) is not a change.
 */
export function diffWorkspaces(base: Workspace, candidate: Workspace): DefinitionChange[] {
  return KIND_NAMES.flatMap((kind) => {
    const before = new Map(base.all(kind).map((definition) => [definition.id, definition as Definition]));
    const after = new Map(candidate.all(kind).map((definition) => [definition.id, definition as Definition]));
    const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
    return ids.flatMap((id) => change(before.get(id), after.get(id), { base, candidate }));
  });
}

function change(
  before: Definition | undefined,
  after: Definition | undefined,
  sides: { base: Workspace; candidate: Workspace },
): DefinitionChange[] {
  const either = (after ?? before)!;
  const about = { kind: either.kind, id: either.id, file: either.file };
  if (!before) return [{ ...about, how: 'added', sentences: titleOf(either) }];
  if (!after) return [{ ...about, how: 'removed', sentences: titleOf(either) }];
  const [old, now] = [plainOf(before), plainOf(after)];
  const content =
    samePlain(old, now) && JSON.stringify(old) === JSON.stringify(now) ? [] : describeChange(either.kind, old, now);
  const rows =
    either.kind === 'reference'
      ? describeRows(before as Definition<'reference'>, after as Definition<'reference'>, sides)
      : [];
  const sentences = [...content, ...rows];
  return sentences.length === 0 ? [] : [{ ...about, how: 'changed', sentences }];
}

function titleOf(definition: Definition): string[] {
  const { title } = definition.value as { title?: string };
  return title === undefined ? [] : [title];
}
