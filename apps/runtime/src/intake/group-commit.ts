import { Problem } from '../platform/http/problem.js';

/** More is waiting than can be written in time; the sender is asked to come back. */
export class Overloaded extends Problem {
  constructor(retryAfter: number) {
    super(429, {
      code: 'OVERLOADED',
      detail: 'More events are waiting to be stored than can be taken at once.',
      remedy: 'Send them again later; none of these was stored.',
      retryAfter,
    });
  }
}

export interface GroupCommitLimits {
  /** Items written together at most. */
  readonly group: number;
  /** Items that may wait; beyond it new ones are refused. */
  readonly waiting: number;
  /** Groups written at the same time; another one is begun beside the first only where it is full. */
  readonly writers: number;
  /** Whether an error may lie in a single item, so that the others are worth another try without it. */
  readonly isOfOneItem: (error: unknown) => boolean;
}

interface Waiting<T, A> {
  readonly items: readonly T[];
  readonly resolve: (answers: A[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets concurrent writers share commits: what arrives while a group is being written makes the next group. A lone
 * writer waits for nobody; under load a commit's cost is spread over hundreds.
 */
export class GroupCommit<T, A> {
  readonly #write: (items: readonly T[]) => Promise<readonly A[]>;
  readonly #limits: GroupCommitLimits;
  readonly #queue: Waiting<T, A>[] = [];
  #waiting = 0;
  /** Of them, those that no group holds yet. */
  #queued = 0;
  #writing = 0;
  #idle: (() => void)[] = [];

  /** `write` stores a group as a whole and answers item by item, in order. */
  constructor(write: (items: readonly T[]) => Promise<readonly A[]>, limits: GroupCommitLimits) {
    this.#write = write;
    this.#limits = limits;
  }

  /** Resolves when the items have committed. Items of one call stay together unless they are more than a group. */
  submit(items: readonly T[]): Promise<A[]> {
    if (items.length === 0) return Promise.resolve([]);
    if (this.#waiting > 0 && this.#waiting + items.length > this.#limits.waiting)
      return Promise.reject(new Overloaded(1));
    this.#waiting += items.length;
    this.#queued += items.length;
    return new Promise((resolve, reject) => {
      this.#queue.push({ items, resolve, reject });
      // what else arrives in this turn of the event loop joins the group
      if (this.#mayWrite()) setImmediate(() => this.#next());
    });
  }

  /** Resolves when nothing waits and nothing is being written. */
  drained(): Promise<void> {
    if (this.#writing === 0 && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Half a group at a time costs twice the commits: what comes while one is written waits for it. */
  #mayWrite(): boolean {
    if (this.#writing === 0) return true;
    return this.#writing < this.#limits.writers && this.#queued >= this.#limits.group;
  }

  #next(): void {
    if (!this.#mayWrite() || this.#queue.length === 0) return;
    const group: Waiting<T, A>[] = [];
    let size = 0;
    while (this.#queue.length > 0 && (size === 0 || size + this.#queue[0]!.items.length <= this.#limits.group)) {
      const waiting = this.#queue.shift()!;
      group.push(waiting);
      size += waiting.items.length;
    }
    this.#queued -= size;
    this.#writing += 1;
    void this.#writeGroup(group).finally(() => {
      this.#waiting -= size;
      this.#writing -= 1;
      this.#next();
      if (this.#writing === 0 && this.#queue.length === 0) for (const idle of this.#idle.splice(0)) idle();
    });
  }

  async #writeGroup(group: readonly Waiting<T, A>[]): Promise<void> {
    try {
      const answers = await this.#write(group.flatMap(({ items }) => items));
      let at = 0;
      for (const { items, resolve } of group) {
        resolve(answers.slice(at, at + items.length));
        at += items.length;
      }
    } catch (error) {
      if (group.length > 1 && this.#limits.isOfOneItem(error)) await this.#writeEach(group);
      else for (const { reject } of group) reject(error);
    }
  }

  async #writeEach(group: readonly Waiting<T, A>[]): Promise<void> {
    for (const one of group) await this.#writeGroup([one]);
  }
}
