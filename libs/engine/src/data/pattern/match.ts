import { spend } from '../../values/bounds/effort.js';
import type { Pattern, Range } from './parse.js';

/**
 * Matches by walking all ways through the pattern at once (Thompson's construction): each character of the text is
 * looked at once per state, so no pattern can make it take longer than states × characters.
 */
export interface Matcher {
  /** Whether the whole text is of the pattern. */
  matches(text: string): boolean;
}

export const STATES_MAX = 1000;

type State =
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean }
  | { readonly kind: 'fork'; to: readonly number[] }
  | { readonly kind: 'end' };

/** Undefined where the pattern, its repetitions written out, has more states than allowed. */
export function compilePattern(pattern: Pattern): Matcher | undefined {
  const states: State[] = [];
  if (!append(states, pattern)) return undefined;
  states.push({ kind: 'end' });
  return { matches: (text) => run(states, text) };
}

/** Adds the states of a pattern; each goes on with the next but for forks. False where there are too many. */
function append(states: State[], pattern: Pattern): boolean {
  if (states.length >= STATES_MAX) return false;
  switch (pattern.kind) {
    case 'set':
      states.push(pattern);
      return true;
    case 'sequence':
      return pattern.parts.every((part) => append(states, part));
    case 'choice':
      return appendChoice(states, pattern.parts);
    case 'repeat':
      return appendRepeat(states, pattern.part, pattern.least, pattern.most);
  }
}

function appendChoice(states: State[], parts: readonly Pattern[]): boolean {
  const entry = fork(states);
  const starts: number[] = [];
  const exits: { to: readonly number[] }[] = [];
  for (const part of parts) {
    starts.push(states.length);
    if (!append(states, part)) return false;
    exits.push(fork(states));
  }
  entry.to = starts;
  for (const exit of exits) exit.to = [states.length];
  return true;
}

function appendRepeat(states: State[], part: Pattern, least: number, most: number): boolean {
  for (let count = 0; count < least; count++) if (!append(states, part)) return false;
  if (most === Infinity) {
    const start = states.length;
    const entry = fork(states);
    if (!append(states, part)) return false;
    fork(states).to = [start];
    entry.to = [start + 1, states.length];
    return true;
  }
  const skips: { at: number; state: { to: readonly number[] } }[] = [];
  for (let count = least; count < most; count++) {
    skips.push({ at: states.length, state: fork(states) });
    if (!append(states, part)) return false;
  }
  for (const { at, state } of skips) state.to = [at + 1, states.length];
  return true;
}

function fork(states: State[]): { to: readonly number[] } {
  const state = { kind: 'fork' as const, to: [] as readonly number[] };
  states.push(state);
  return state;
}

function run(states: readonly State[], text: string): boolean {
  let current = new Front(states);
  let next = new Front(states);
  current.enter(0);
  let at = 0;
  while (at < text.length && current.size > 0) {
    spend((current.size + 1) / 4);
    const point = text.codePointAt(at)!;
    at += point > 0xffff ? 2 : 1;
    next.clear();
    for (let index = 0; index < current.size; index++) {
      const number = current.at(index);
      const state = states[number]!;
      if (state.kind === 'set' && holds(state, point)) next.enter(number + 1);
    }
    [current, next] = [next, current];
  }
  return at === text.length && current.atEnd;
}

function holds(state: { readonly ranges: readonly Range[]; readonly negated: boolean }, point: number): boolean {
  for (const [from, to] of state.ranges) if (point >= from && point <= to) return !state.negated;
  return state.negated;
}

/** The states that have been reached after some characters, each once. */
class Front {
  readonly #states: readonly State[];
  readonly #entered: Uint32Array;
  readonly #sets: number[] = [];
  readonly #open: number[] = [];
  #round = 1;
  size = 0;
  atEnd = false;

  constructor(states: readonly State[]) {
    this.#states = states;
    this.#entered = new Uint32Array(states.length);
  }

  at(index: number): number {
    return this.#sets[index]!;
  }

  clear(): void {
    this.#round += 1;
    this.size = 0;
    this.atEnd = false;
  }

  /** The state, and all that it leads to without a character. */
  enter(first: number): void {
    const open = this.#open;
    open.push(first);
    while (open.length > 0) {
      const number = open.pop()!;
      if (this.#entered[number] === this.#round) continue;
      this.#entered[number] = this.#round;
      const state = this.#states[number]!;
      if (state.kind === 'fork') for (const to of state.to) open.push(to);
      else if (state.kind === 'end') this.atEnd = true;
      else this.#sets[this.size++] = number;
    }
  }
}
