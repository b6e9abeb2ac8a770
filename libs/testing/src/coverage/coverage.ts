import type { Span } from '@reckoner/diagnostics';
import type { Ir, Observer, Program } from '@reckoner/engine';
import { placesOf } from './places.js';

/** A rule, row, field, step or branch that tests can reach. */
export interface CoverageItem {
  readonly kind: 'rule' | 'row' | 'field' | 'step' | 'branch';
  /** `rules billing/eligibility`. */
  readonly of: string;
  /** `project-open`, `ot-de`, `employee.id`, `decide billing/eligibility`; of a branch its code. */
  readonly name: string;
  readonly span: Span;
  readonly covered: boolean;
}

export interface Coverage {
  readonly items: readonly CoverageItem[];
  readonly covered: number;
  readonly total: number;
}

/** Listens to runs and tells which parts of the definitions they touched. */
export class CoverageObserver implements Observer {
  readonly #chosen = new Set<number>();
  readonly #reached = new Set<number>();

  reached(id: number, how: 'reached' | 'chosen' | 'skipped'): void {
    if (how === 'chosen') this.#chosen.add(id);
    if (how === 'reached') this.#reached.add(id);
  }

  value(ir: Ir): void {
    this.#reached.add(ir.id);
  }

  /** Everything coverable in the program, and whether it was covered. */
  report(program: Program): Coverage {
    const items = [...placesOf(program)].map(({ id, counts, ...place }): CoverageItem => {
      const seen = counts === 'chosen' ? this.#chosen : this.#reached;
      return { ...place, covered: seen.has(id) };
    });
    return { items, covered: items.filter((item) => item.covered).length, total: items.length };
  }
}
