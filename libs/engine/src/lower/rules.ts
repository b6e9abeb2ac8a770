import { didYouMean } from '@reckoner/diagnostics';
import type { Definition, Expression, Template } from '@reckoner/definitions';
import type { Reason, RulesIr, ThenIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import { BOOLEAN, TEXT, optional, present, type Type } from '../types/type.js';
import { checkArgument } from './call.js';
import { unknownOutput } from './catalogue-definitions.js';
import { lowerExpression } from './expression.js';
import type { Lowering, Place } from './lowering.js';
import { narrow } from './narrow.js';
import { Scope } from './scope.js';
import { lowerTemplate } from './template.js';

type Rules = Definition<'rules'>['value'];
type Then = Rules['otherwise'];

/** Lowers a rule set. With `first`, each rule knows that those before it did not hold. */
export function lowerRules(lowering: Lowering, definition: Definition<'rules'>): RulesIr {
  const { value } = definition;
  const inputs = [...value.input].map(([name, ref]) => lowering.local(name, lowering.definitions.type(ref)));
  const outputs = new Map([...(value.outputs ?? [])].map(([name, ref]) => [name, lowering.definitions.type(ref)]));
  let scope = new Scope(inputs);
  const rules: RulesIr['rules'][number][] = [];
  value.rules.forEach((rule, index) => {
    const path = ['rules', index];
    const when = lowerExpression({ lowering, scope }, rule.when, BOOLEAN);
    const inside = { lowering, scope: narrow(scope, rule.when, true) };
    const then = lowerThen(inside, {
      then: rule.then,
      outputs,
      say: rule.say,
      remedy: rule.remedy,
      definition,
      path: [...path, 'then'],
    });
    rules.push({ id: rule.id, nodeId: lowering.nextId(), when, then, span: definition.spanOf(path) });
    if (value.strategy === 'first') scope = narrow(scope, rule.when, false);
  });
  const otherwise = lowerThen(
    { lowering, scope },
    { then: value.otherwise, outputs, say: undefined, remedy: undefined, definition, path: ['otherwise'] },
  );
  const result = resultType([...rules.map((rule) => rule.then), otherwise], outputs);
  return { kind: 'rules', id: definition.id, inputs, strategy: value.strategy, rules, otherwise, result };
}

/** The conditions alone, in order, as far as a rule set without `otherwise` has them. */
export function lowerConditions(lowering: Lowering, definition: Definition<'rules'>): { id: string; when: Ir }[] {
  const { input, rules, strategy } = definition.value;
  let scope = new Scope([...input].map(([name, ref]) => lowering.local(name, lowering.definitions.type(ref))));
  return rules.map(({ id, when }) => {
    const lowered = lowerExpression({ lowering, scope }, when, BOOLEAN);
    if (strategy !== 'all') scope = narrow(scope, when, false);
    return { id, when: lowered };
  });
}

interface ThenSource {
  readonly then: Then;
  readonly outputs: ReadonlyMap<string, Type>;
  readonly say: Template | undefined;
  readonly remedy: Template | undefined;
  readonly definition: Definition<'rules'>;
  readonly path: readonly (string | number)[];
}

/** What a rule decides, with what the catalogue says of its reason where the rule itself is silent. */
function lowerThen(place: Place, source: ThenSource): ThenIr {
  const { lowering } = place;
  const { then, definition, path } = source;
  const reason =
    then.reason === undefined
      ? undefined
      : lowering.definitions.reason(then.reason, definition.spanOf([...path, 'reason']));
  return {
    id: lowering.nextId(),
    outcome: then.outcome,
    reason: then.reason,
    owner: then.owner ?? reason?.owner,
    deadline:
      then.outcome === 'hold' ? lowerDeadline(place, then.deadline, reason, definition.spanOf(path)) : undefined,
    outputs: lowerOutputs(place, source),
    say: source.say ? lowerTemplate(place, source.say) : textTemplate(reason?.title),
    remedy: source.remedy ? lowerTemplate(place, source.remedy) : textTemplate(reason?.remedy),
    span: definition.spanOf(path),
  };
}

function textTemplate(text: string | undefined): ThenIr['say'] {
  return text === undefined ? undefined : { parts: [text] };
}

function lowerDeadline(
  place: Place,
  written: Expression | undefined,
  reason: Reason | undefined,
  span: ThenIr['span'],
): ThenIr['deadline'] {
  if (written) {
    const deadline = lowerExpression(place, written, TEXT);
    checkArgument(place, deadline, TEXT, '`deadline`');
    return deadline;
  }
  if (reason?.serviceLevel === undefined) return undefined;
  return { kind: 'const', id: place.lowering.nextId(), type: TEXT, span, value: reason.serviceLevel };
}

function lowerOutputs(place: Place, { then, outputs, definition, path }: ThenSource): ThenIr['outputs'] {
  const lowered: ThenIr['outputs'][number][] = [];
  for (const [name, expression] of then.outputs) {
    const type = outputs.get(name);
    if (type === undefined) {
      const span = definition.spanOf([...path, name], 'key');
      place.lowering.findings.add(unknownOutput(span, name, [...outputs.keys()], didYouMean(name, outputs.keys())));
      continue;
    }
    const value = lowerExpression(place, expression, present(type));
    checkArgument(place, value, type, `the output \`${name}\``);
    lowered.push({ name, value, type });
  }
  return lowered;
}

/** The type of what `decide` binds: an output is surely there only if every rule that accepts gives it. */
function resultType(thens: readonly ThenIr[], outputs: ReadonlyMap<string, Type>): Type {
  const accepting = thens.filter((then) => then.outcome === 'accept');
  const fields = new Map<string, Type>([
    ['outcome', { ...TEXT, values: [...new Set(thens.map((then) => then.outcome))] }],
    ['reason', optional(TEXT)],
    ['owner', optional(TEXT)],
    ['message', optional(TEXT)],
    ['remedy', optional(TEXT)],
    ['deadline', optional(TEXT)],
  ]);
  for (const [name, type] of outputs) {
    const always = accepting.every((then) => then.outputs.some((output) => output.name === name));
    fields.set(name, always ? type : optional(type));
  }
  return { kind: 'object', nullable: false, optional: false, fields, open: false };
}
