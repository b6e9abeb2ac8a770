import { printCell, type Cell } from '@reckoner/definitions';
import type { Change, MutationOperator } from '../change.js';
import { spellCell } from '../spell.js';
import type { CellSite } from '../sites/site.js';

/** What becomes of a cell, or of a test within it. */
export interface CellChange {
  readonly by: Cell;
  readonly words: string;
  /** See `Change.among`. */
  readonly among?: (listed: readonly string[]) => CellChange | undefined;
}

interface Head {
  readonly name: string;
  readonly summary: string;
  readonly example: readonly [before: string, after: string];
}

/** An operator that changes tests of cells, also those within `not(…)` and beside others. */
export function onCells(head: Head, change: (test: Cell) => Iterable<CellChange>): MutationOperator {
  return {
    ...head,
    *changes(site) {
      if (site.kind !== 'cell') return;
      for (const at of testsOf(site.cell, (by) => by)) {
        for (const found of change(at.test)) yield changeOf(site, at, found);
      }
    },
  };
}

function changeOf(site: CellSite, at: TestAt, { by, words, among }: CellChange): Change {
  const after = at.rebuilt(by);
  const change = {
    span: at.test.span,
    words,
    before: printCell(site.cell),
    after: printCell(after),
    edits: [spellCell(site, after)],
  };
  if (!among) return change;
  const instead = (listed: readonly string[]): Change | undefined => {
    const found = among(listed);
    return found && changeOf(site, at, found);
  };
  return { ...change, among: instead };
}

interface TestAt {
  readonly test: Cell;
  readonly rebuilt: (by: Cell) => Cell;
}

function* testsOf(test: Cell, rebuilt: TestAt['rebuilt']): Generator<TestAt> {
  yield { test, rebuilt };
  if (test.kind === 'not') yield* testsOf(test.test, (by) => rebuilt({ ...test, test: by }));
  if (test.kind !== 'or') return;
  for (const [index, one] of test.tests.entries()) {
    yield* testsOf(one, (by) =>
      rebuilt({ ...test, tests: test.tests.map((other, at) => (at === index ? by : other)) }),
    );
  }
}
