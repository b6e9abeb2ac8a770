import type { Block } from './block.js';
import { code, type Code } from './code.js';
import { forEvery } from './flow-runtime.js';
import { buildObject, type Entry } from './objects.js';

/** What ends as one in a flow, the whole, a purpose or a part, while its statements are generated. */
export interface EndScope {
  /** The label that leaving it breaks out of. */
  readonly label: Code;
  /** The variable that holds its result once it has ended. */
  readonly result: Code;
  /** How many deliveries and draws there were before it: what it owes and took falls away where it ends early. */
  readonly deliveries: Code;
  readonly draws: Code;
  readonly purpose: Code;
  readonly part: Code | undefined;
  /** The results within it; undefined where there can be none. */
  readonly purposes: Code | undefined;
  readonly parts: Code | undefined;
  /** The variable that says that a split ran and had no part; there wherever `parts` is. */
  readonly isEmptySplit: Code | undefined;
  /** The purposes that end with it, by name; only of the whole. */
  readonly everyPurpose: Code | undefined;
}

/** The lists that all of the flow's statements add to. */
export interface Effects {
  readonly deliveries: Code;
  readonly draws: Code;
}

/** Ends the scope with this result. */
export function end(scope: EndScope, effects: Effects, result: Code, at: Block): void {
  const { unit } = at.emission;
  at.push(
    code`${scope.result} = ${scope.everyPurpose ? code`${unit.bind('each', forEvery)}(${result}, ${scope.everyPurpose})` : result};`,
  );
  // Setting the length of a list is slow even where it changes nothing.
  for (const [list, length] of [
    [effects.deliveries, scope.deliveries],
    [effects.draws, scope.draws],
  ] as const) {
    at.push(code`if (${list}.length !== ${length}) ${list}.length = ${length};`);
  }
  at.push(code`break ${scope.label};`);
}

export interface Said {
  readonly outcome: 'held' | 'rejected' | 'excluded';
  readonly reason: Code | undefined;
  readonly message: Code | undefined;
  readonly owner: Code | undefined;
  readonly remedy: Code | undefined;
  readonly deadline: Entry | undefined;
}

/** A result with these words, in the order in which the interpreter sets them. */
export function resultOf(said: Said, at: Block): Code {
  const word = (key: 'reason' | 'message' | 'owner' | 'remedy'): Entry[] => {
    const of = said[key];
    return of ? [{ key, code: of, optional: false }] : [];
  };
  const outcome: Entry = { key: 'outcome', code: code`${said.outcome}`, optional: false };
  const words = [...word('reason'), ...word('message'), ...word('owner'), ...word('remedy')];
  return buildObject([outcome, ...words, ...(said.deadline ? [said.deadline] : [])], at);
}
