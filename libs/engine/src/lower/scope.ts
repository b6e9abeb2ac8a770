import type { Local } from '../ir/expression.js';

/**
 * The names an expression can see, from the inside out, and what is known about their values there: `facts` are paths
 * (`12:approval.status`, by local id) that surely have a value, because a condition around the expression says so.
 */
export class Scope {
  readonly #parent: Scope | undefined;
  readonly #locals: readonly Local[];
  readonly #facts: readonly string[];
  /** The nearest scope around this one that knows any facts. */
  readonly #known: Scope | undefined;

  constructor(locals: Iterable<Local> = [], parent?: Scope, facts: readonly string[] = []) {
    this.#locals = [...locals];
    this.#parent = parent;
    this.#facts = facts;
    this.#known = parent && (parent.#facts.length > 0 ? parent : parent.#known);
  }

  with(...locals: Local[]): Scope {
    return new Scope(locals, this);
  }

  knowing(facts: readonly string[]): Scope {
    return facts.length === 0 ? this : new Scope([], this, facts);
  }

  find(name: string): Local | undefined {
    for (let scope: Scope | undefined = this as Scope; scope; scope = scope.#parent) {
      const found = scope.#locals.findLast((local) => local.name === name);
      if (found) return found;
    }
    return undefined;
  }

  isPresent(fact: string): boolean {
    for (let scope: Scope | undefined = this as Scope; scope; scope = scope.#known)
      if (scope.#facts.includes(fact)) return true;
    return false;
  }

  /** Every visible name once, innermost first. */
  names(): string[] {
    return [...new Set([...this.#locals.map((local) => local.name), ...(this.#parent?.names() ?? [])])];
  }

  /** Every visible local, shadowed ones left out. */
  locals(): Local[] {
    return this.names().map((name) => this.find(name)!);
  }
}

/** The key under which a read of `local` is known to have a value. */
export function fact(local: Local, path: readonly string[]): string {
  return `${local.id}:${path.join('.')}`;
}
