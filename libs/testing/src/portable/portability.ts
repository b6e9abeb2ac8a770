import type { Definition } from '@reckoner/definitions';
import type { Span } from '@reckoner/diagnostics';
import {
  evaluateExpression,
  Failure,
  partsOf,
  validateValue,
  type Checked,
  type Ir,
  type ObjectValue,
  type RulesIr,
} from '@reckoner/engine';
import { CaseProblem, readInputs } from '../cases/read.js';
import { NOW } from '../cases/run.js';
import { compareTruth, type Compared } from './compare.js';
import { plainLogic, type PlainLogic } from './logic.js';

interface RuleAt {
  /** The id of the rule set. */
  readonly rules: string;
  readonly rule: string;
  readonly span: Span;
}

/** A rule whose condition other implementations of JSON-Logic can run. */
export interface PortableRule extends RuleAt {
  readonly logic: PlainLogic;
  /** So many cases ran through json-logic-js, too. */
  readonly cases: number;
}

export interface NotPortableRule extends RuleAt {
  readonly why: string;
}

/** A case in which json-logic-js finds the condition otherwise. */
export interface Disagreement extends RuleAt, Compared {
  readonly case: string;
  readonly file: string;
}

export interface Portability {
  readonly portable: readonly PortableRule[];
  readonly notPortable: readonly NotPortableRule[];
  readonly disagreements: readonly Disagreement[];
}

/** Which rules are plain JSON-Logic, proven on every case of theirs by json-logic-js itself. */
export function portability(checked: Checked): Portability {
  const portable: PortableRule[] = [];
  const notPortable: NotPortableRule[] = [];
  const disagreements: Disagreement[] = [];
  for (const definition of checked.workspace.all('rules')) {
    const ir = checked.program.find('rules', definition.id);
    if (!ir) continue;
    const cases = casesOf(checked, definition, ir);
    for (const [index, rule] of definition.value.rules.entries()) {
      const at = { rules: definition.id, rule: rule.id, span: rule.when.span };
      const when = ir.rules[index]!.when;
      const written = plainLogic(rule.when);
      const why = 'why' in written ? written.why : extraMeaning(when);
      if ('why' in written || why !== undefined) {
        notPortable.push({ ...at, why: why! });
        continue;
      }
      portable.push({ ...at, logic: written.logic, cases: cases.length });
      for (const given of cases) {
        const compared = compareTruth(written.logic, given.inputs, () =>
          evaluateExpression(when, ir.inputs, given.inputs, surroundings(given.now)),
        );
        if (compared) disagreements.push({ ...at, ...compared, case: given.name, file: given.file });
      }
    }
  }
  return { portable, notPortable, disagreements };
}

function surroundings(now: string): Parameters<typeof evaluateExpression>[3] {
  return { now, row: () => undefined, validate: validateValue };
}

/** What the types give the condition a meaning that its JSON-Logic has not: timestamps are compared as instants. */
function extraMeaning(ir: Ir): string | undefined {
  if (ir.kind === 'call' && ir.operator.standard !== true) return 'it compares timestamps, as instants';
  return partsOf(ir)
    .map(extraMeaning)
    .find((why) => why !== undefined);
}

interface Given {
  readonly name: string;
  readonly file: string;
  readonly now: string;
  readonly inputs: ObjectValue;
}

/** What the cases of the rule set give; one that cannot be read fails as a test. */
function casesOf(checked: Checked, definition: Definition<'rules'>, ir: RulesIr): Given[] {
  const { workspace } = checked;
  return workspace.all('test').flatMap(({ file, value }) => {
    if (value.of.kind !== 'rules') return [];
    const tested = workspace.resolve('rules', value.of.id);
    if (!tested || !('definition' in tested) || tested.definition !== definition) return [];
    return value.cases.flatMap((one): Given[] => {
      try {
        return [
          { name: one.name, file, now: one.now ?? value.now ?? NOW, inputs: readInputs(checked, one, ir.inputs) },
        ];
      } catch (thrown) {
        if (thrown instanceof CaseProblem || thrown instanceof Failure) return [];
        throw thrown;
      }
    });
  });
}
