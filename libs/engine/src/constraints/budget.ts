/** How much work an answer may cost. Counted in steps, never in time: the same question has the same answer everywhere. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Throws `OutOfBudget` when there is nothing left; `decide` catches it. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new OutOfBudget();
  }
}

/** Thrown inside the solvers only. */
class OutOfBudget {}

/** The answer, or `undecided` where it would cost more than the budget. */
export function decide<T>(answer: () => T): T | 'undecided' {
  try {
    return answer();
  } catch (stop) {
    if (stop instanceof OutOfBudget) return 'undecided';
    throw stop;
  }
}

/** All that was found before the budget was spent; `complete` if nothing can be missing. */
export function collect<T>(
  answers: Iterable<T>,
  max = Infinity,
): { readonly found: readonly T[]; readonly complete: boolean } {
  const found: T[] = [];
  const complete = decide(() => {
    for (const answer of answers) if (found.push(answer) >= max) break;
    return true;
  });
  return { found, complete: complete === true };
}
