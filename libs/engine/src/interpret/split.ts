import type { SplitStep } from '../ir/flow.js';
import { describeValue } from '../values/describe.js';
import { Failure } from '../values/failure.js';
import type { Value } from '../values/value.js';
import type { Environment } from './environment.js';
import { evaluate } from './expression.js';
import { keyText } from './needed.js';

/** The parts that a split makes, each with a key of its own. Amounts of zero fall away. */
export function partsOf(step: SplitStep, env: Environment): { key: string; value: Value }[] {
  const { each } = step;
  if ('amounts' in each) {
    return each.amounts.flatMap(({ key, value }) => {
      const amount = evaluate(value, env);
      return amount === undefined || amount === null || amount === 0 ? [] : [{ key, value: amount }];
    });
  }
  const list = evaluate(each.list, env) ?? [];
  if (!Array.isArray(list)) throw new Failure('NOT_A_LIST', `a split needs a list, and this is ${describeValue(list)}`);
  return distinctKeys(
    list.map((item: Value) => {
      const inner = env.child();
      inner.bind(each.item, item);
      return { key: keyText(evaluate(each.key, inner), 'a part'), value: item };
    }),
  );
}

function distinctKeys(parts: { key: string; value: Value }[]): { key: string; value: Value }[] {
  const seen = new Set<string>();
  for (const { key } of parts) {
    if (seen.has(key)) throw new Failure('BAD_ARGUMENT', `two parts of a split have the key \`${key}\``);
    seen.add(key);
  }
  return parts;
}
