import type { Local } from '../ir/expression.js';

/**
 * The names an expression can see, from the inside out, and what is known about their values there: `facts` are paths
 * (`12:approval.status`, by local id) that surely have a value, because a condition around the expression says so.
 */
export class Scope {
  readonly #parent: Scope | undefined;
  readonly #locals: ReadonlyMap<string, Local>;
  readonly #facts: ReadonlySet<string>;

  constructor(locals: Iterable<Local> = [], parent?: Scope, facts: Iterable<string> = []) {
    this.#locals = new Map([...locals].map((local) => [local.name, local]));
    this.#parent = parent;
    this.#facts = new Set(facts);
  }

  with(...locals: Local[]): Scope {
    return new Scope(locals, this);
  }

  knowing(facts: readonly string[]): Scope {
    return facts.length === 0 ? this : new Scope([], this, facts);
  }

  find(name: string): Local | undefined {
    return this.#locals.get(name) ?? this.#parent?.find(name);
  }

  isPresent(fact: string): boolean {
    return this.#facts.has(fact) || (this.#parent?.isPresent(fact) ?? false);
  }

  /** Every visible name once, innermost first. */
  names(): string[] {
    return [...new Set([...this.#locals.keys(), ...(this.#parent?.names() ?? [])])];
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
