import type { MappingIr, RulesIr, TableIr } from '../ir/definitions.js';
import { interpretRules, interpretTable, NO_ROW } from '../interpret/decision.js';
import { Environment, type Surroundings } from '../interpret/environment.js';
import { FieldMissing, interpretMapping } from '../interpret/mapping.js';
import { withinEffort } from '../values/bounds/effort.js';
import { Failure } from '../values/failure.js';
import { withinReach } from '../values/bounds/reach.js';
import type { ObjectValue, Value } from '../values/value.js';
import { failed } from './outcome.js';

/**
 * One definition by itself, on these inputs: what a mapping, rule set or table gives. Where it cannot answer, an object
 * in the form of a result (`outcome`, `reason`, `message`, `error`) says why. Inputs that are not given are missing.
 */
export function evaluateDefinition(
  ir: MappingIr | RulesIr | TableIr,
  inputs: ObjectValue,
  surroundings: Surroundings,
): Value {
  return answer(() => {
    const env = new Environment(surroundings);
    for (const input of ir.inputs) env.bind(input, Object.hasOwn(inputs, input.name) ? inputs[input.name] : undefined);
    if (ir.kind === 'mapping') return interpretMapping(ir, env);
    if (ir.kind === 'rules') return interpretRules(ir, env);
    const found = interpretTable(ir, env);
    return found === NO_ROW ? failure('NO_ROW', `no row of \`${ir.id}\` fits`) : found;
  });
}

/** The value, or what went wrong in the form of a result. */
export function answer(evaluate: () => Value): Value {
  try {
    return withinEffort(() => withinReach(evaluate()));
  } catch (thrown) {
    if (thrown instanceof Failure) return failure(thrown.code, thrown.message);
    if (thrown instanceof FieldMissing) {
      const because = thrown.cause === undefined ? '' : `: ${thrown.cause}`;
      return {
        outcome: 'rejected',
        reason: 'FIELD_MISSING',
        message: `The required field \`${thrown.path}\` is missing${because}.`,
      };
    }
    throw thrown;
  }
}

function failure(code: string, message: string): ObjectValue {
  return failed(code, message).result as unknown as ObjectValue;
}
