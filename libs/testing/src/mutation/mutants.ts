import { applyEdits } from '@reckoner/definitions';
import type { Span } from '@reckoner/diagnostics';
import type { Checked } from '@reckoner/engine';
import type { Change, Surroundings } from './change.js';
import { MUTATION_OPERATORS } from './operators/index.js';
import { MUTABLE_KINDS, type Mutable } from './sites/site.js';
import { sitesOf } from './sites/sites.js';

/** One changed workspace. */
export interface Mutant {
  readonly definition: Mutable;
  readonly operator: string;
  /** In words: "rule `approved`: `!=` became `==`". */
  readonly description: string;
  readonly span: Span;
  readonly before: string;
  readonly after: string;
  /** The text of the changed file. */
  readonly text: string;
  /** The mutant to take instead where the types list the texts that can stand here. */
  among(listed: readonly string[]): Mutant | undefined;
}

/** All mutants of the definitions whose file the filter lets through; each changed text once. */
export function mutantsOf(checked: Checked, isWanted: (definition: Mutable) => boolean): Mutant[] {
  const surroundings = surroundingsOf(checked);
  return MUTABLE_KINDS.flatMap((kind) => checked.workspace.all(kind) as readonly Mutable[])
    .filter(isWanted)
    .flatMap((definition) => distinct([...mutantsOfOne(definition, surroundings)]));
}

function* mutantsOfOne(definition: Mutable, surroundings: Surroundings): Generator<Mutant> {
  for (const site of sitesOf(definition)) {
    for (const operator of MUTATION_OPERATORS) {
      for (const change of operator.changes(site, surroundings))
        yield mutantOf(definition, { operator: operator.name, where: site.where }, change);
    }
  }
}

function mutantOf(
  definition: Mutable,
  made: { readonly operator: string; readonly where: string },
  change: Change,
): Mutant {
  const { span, before, after, words, edits, among } = change;
  return {
    definition,
    operator: made.operator,
    description: `${made.where}: ${words}`,
    span,
    before,
    after,
    get text() {
      return applyEdits(definition.source.text, edits);
    },
    among: (listed) => {
      const instead = among?.(listed);
      if (!instead) return undefined;
      const { among: _, ...last } = instead;
      return mutantOf(definition, made, last);
    },
  };
}

function distinct(mutants: readonly Mutant[]): Mutant[] {
  const texts = new Set<string>();
  return mutants.filter(({ text, definition }) => {
    const isNew = text !== definition.source.text && !texts.has(text);
    texts.add(text);
    return isNew;
  });
}

function surroundingsOf({ workspace, program }: Checked): Surroundings {
  return {
    reasons: [...program.reasons.keys()].sort(),
    isDated: (table) => program.find('reference', table)?.dated !== undefined,
    operationsOf: (ref) => {
      const found = workspace.resolve('connection', ref);
      return found && 'definition' in found ? [...(found.definition.value.operations?.keys() ?? [])] : [];
    },
  };
}
