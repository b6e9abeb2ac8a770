import { afterAll, describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '../../src/index.js';
import { Both, eventOf, type Ran } from '../flows/both.js';
import { firstDifference, programsMadeBy, shapeOf } from './shape.js';
import { BREAKOUTS, CANARY, INHERITED } from './texts.js';
import { workspaceOf } from './workspace.js';

let calls = 0;
Object.defineProperty(globalThis, CANARY, { value: () => (calls += 1), configurable: true });
const before = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((each) =>
  Object.getOwnPropertyNames(each).join(),
);

afterAll(() => {
  expect(calls).toBe(0);
  expect(
    [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((each) =>
      Object.getOwnPropertyNames(each).join(),
    ),
  ).toEqual(before);
});

interface Outcome {
  readonly errors: readonly string[];
  readonly ran?: Ran;
  readonly programs: readonly string[];
}

/** The text in every place, as definition and as payload, through both executors. */
function tried(text: string): Outcome {
  const checked = checkWorkspace(Workspace.of(workspaceOf(text)));
  const errors = checked.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message, span }) => `${span.source.file}: ${message}`);
  if (errors.length > 0) return { errors, programs: [] };
  const data = JSON.parse(
    `{"id":"e-1",${JSON.stringify(text)}:${JSON.stringify(text)},"inner":{${JSON.stringify(text)}:1},"list":[{${JSON.stringify(text)}:${JSON.stringify(text)}}]}`,
  ) as object;
  let ran: Ran | undefined;
  const programs = programsMadeBy(() => {
    ran = new Both(checked).run('demo', eventOf(data, { type: text, id: text }));
  });
  return { errors, ran: ran!, programs };
}

/** A text that means nothing anywhere. */
const USUAL = 'usual';

const usual = tried(USUAL);

describe('a text in every place', () => {
  it('is seen to be in many, in generated code', () => {
    expect(usual.errors).toEqual([]);
    expect(usual.ran?.execution.result.outcome).toBe('accepted');
    expect(usual.ran?.fallbacks).toEqual([]);
    expect(usual.programs.length).toBeGreaterThan(0);
    expect(usual.programs.join().split(USUAL).length).toBeGreaterThan(20);
  });

  it.each(BREAKOUTS.map((text) => [JSON.stringify(text), text] as const))(
    '%s is a text and nothing else',
    (_name, text) => {
      const { errors, ran, programs } = tried(text);
      expect(calls).toBe(0);
      if (errors.length > 0) {
        // What cannot be a name or text is refused in words.
        if (!/^[\s\ufeff]*$|`|[\ud800-\udfff]|\u0000/.test(text)) expect(errors).toEqual([]);
        return;
      }
      expect(ran?.execution.result.outcome).toBe('accepted');
      expect(ran?.fallbacks).toEqual([]);
      expect(firstDifference(programs.map(shapeOf).join('; '), usual.programs.map(shapeOf).join('; '))).toBeUndefined();
      expect(JSON.stringify(ran?.execution.deliveries)).toContain(JSON.stringify(text).slice(1, -1));
    },
  );

  it.each(INHERITED)('%s is a name like any other', (text) => {
    const { errors, ran } = tried(text);
    expect(errors).toEqual([]);
    const [x, own] = [usual.ran!, ran!].map(({ execution }) => JSON.stringify(execution));
    const expected = x!.replaceAll(USUAL, JSON.stringify(text).slice(1, -1));
    expect(firstDifference(own!, expected)).toBeUndefined();
  });
});
