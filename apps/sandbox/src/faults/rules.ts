/** Which requests go wrong, and how: rules with a count or a chance, the same after a restart as before. */
import { chance } from '../random.js';
import type { RequestRecord } from '../ledger/records.js';

/** What the header of a 429 or 503 says. */
export const RETRY_AFTER = ['seconds', 'date', 'zero', 'negative', 'huge', 'garbage', 'missing', 'any'] as const;
export type RetryAfter = (typeof RETRY_AFTER)[number];

export interface Rule {
  id: string;
  /** A target's name, or `*`. */
  target: string;
  /** An operation's name; `*` is every request; without it all writes. */
  operation?: string;
  fault: string;
  /** Strikes so often, then no more. */
  times?: number;
  /** Leaves the first so many alone. */
  after?: number;
  probability?: number;
  seed?: string;
  /** How long it takes: a delay, a silence, a pause between bytes, an outage. */
  ms?: number;
  retryAfter?: RetryAfter;
  seconds?: number;
}

/** A rule's fault, taken apart. */
export interface Strike {
  rule: Rule;
  commits: boolean;
  form: string;
  status?: number;
  /** A number of its own for whatever else is left to chance. */
  draw: number;
}

const ANSWERS = /^(commit-then|no-commit)-(reset|fin|truncate|error-body|silence|slow|late|[45]\d\d)$/;
export const FORMS = [
  'wrong-amount',
  'wrong-customer',
  'twice',
  'partial',
  'job',
  'job-lost',
  'throttle',
  'unavailable',
  'token-expiry',
  'key-expiry',
  'outage',
];
/** Operations that change nothing; a rule that names no operation leaves them alone. */
const READS = new Set(['look-up', 'poll', 'token', 'unknown', 'time-entries', 'expenses']);

export class Faults {
  readonly #rules: { rule: Rule; seen: number; struck: number }[] = [];
  #count = 0;

  /** Adds a rule; the text says what is wrong with it. */
  add(given: Partial<Rule>): Rule | string {
    const wrong = mistake(given);
    if (wrong !== undefined) return wrong;
    const rule: Rule = { ...(given as Rule), id: given.id ?? `fault-${this.#count + 1}`, target: given.target ?? '*' };
    this.remove(rule.id);
    this.#count++;
    this.#rules.push({ rule, seen: 0, struck: 0 });
    return rule;
  }

  /** Removes one rule, or all. */
  remove(id?: string): void {
    for (let i = this.#rules.length - 1; i >= 0; i--)
      if (id === undefined || this.#rules[i]!.rule.id === id) this.#rules.splice(i, 1);
  }

  list(): (Rule & { seen: number; struck: number })[] {
    return this.#rules.map(({ rule, seen, struck }) => ({ ...rule, seen, struck }));
  }

  /** The first rule that strikes this request. */
  strike(target: string, operation: string): Strike | undefined {
    for (const state of this.#rules) {
      if (!concerns(state.rule, target, operation)) continue;
      const { rule, seen } = state;
      state.seen++;
      if (seen < (rule.after ?? 0) || state.struck >= (rule.times ?? Infinity)) continue;
      if (rule.probability !== undefined && chance(`${rule.seed ?? rule.id}`, seen) >= rule.probability) continue;
      state.struck++;
      return strikeOf(rule, chance(`${rule.id}/form`, seen));
    }
    return undefined;
  }

  /** Counts a request of the ledger as it was counted when it came. */
  replay({ target, operation, fault, isEarly }: RequestRecord): void {
    if (isEarly === true) return;
    for (const state of this.#rules) {
      if (!concerns(state.rule, target, operation)) continue;
      state.seen++;
      if (fault?.id !== state.rule.id) continue;
      state.struck++;
      return;
    }
  }
}

function concerns(rule: Rule, target: string, operation: string): boolean {
  if (rule.target !== '*' && rule.target !== target) return false;
  if (rule.operation === undefined) return !READS.has(operation);
  return rule.operation === '*' || rule.operation === operation;
}

function strikeOf(rule: Rule, draw: number): Strike {
  const [, when, form = rule.fault] = ANSWERS.exec(rule.fault) ?? [];
  const commits = when === undefined ? COMMITS.has(form) : when === 'commit-then';
  return {
    rule,
    commits,
    form: /^\d/.test(form) ? 'status' : form,
    draw,
    ...(/^\d/.test(form) ? { status: Number(form) } : {}),
  };
}

const COMMITS = new Set(['wrong-amount', 'wrong-customer', 'twice', 'partial', 'job', 'key-expiry']);

function mistake(given: Partial<Rule>): string | undefined {
  const { fault, probability, times, retryAfter } = given;
  if (typeof fault !== 'string' || !(ANSWERS.test(fault) || FORMS.includes(fault)))
    return `"fault" is one of commit-then-… or no-commit-… (reset, fin, truncate, error-body, silence, slow, late, a status), ${FORMS.join(', ')}.`;
  if (probability !== undefined && !(typeof probability === 'number' && probability >= 0 && probability <= 1))
    return '"probability" is a number from 0 to 1.';
  if (times !== undefined && !(Number.isInteger(times) && times >= 0)) return '"times" is a whole number.';
  if (retryAfter !== undefined && !RETRY_AFTER.includes(retryAfter))
    return `"retryAfter" is one of ${RETRY_AFTER.join(', ')}.`;
  return undefined;
}
