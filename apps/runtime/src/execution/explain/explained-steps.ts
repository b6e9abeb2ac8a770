/** Explanations as plain JSON: places in files instead of spans. Pure. */
import type { ExplainedRule, ExplainedStep, ExplainedValue, Lineage, Value } from '@reckoner/engine';

/** Where something is written. */
export interface PlaceJson {
  readonly file: string;
  readonly line: number;
}

export interface ValueJson {
  readonly text: string;
  /** Absent where it is missing. */
  readonly value?: Value;
}

export interface RuleJson {
  readonly id: string;
  readonly holds: boolean;
  readonly isNearMiss: boolean;
  readonly at: PlaceJson;
  readonly conditions: readonly {
    readonly text: string;
    readonly holds: boolean;
    readonly values: readonly ValueJson[];
  }[];
}

export interface StepJson {
  readonly title: string;
  readonly how: ExplainedStep['how'];
  readonly outcome?: string;
  readonly at?: PlaceJson;
  readonly values: readonly ValueJson[];
  readonly rules: readonly RuleJson[];
  readonly changes: readonly string[];
  readonly lineage: readonly (Omit<Lineage, 'value'> & { readonly value?: Value })[];
  readonly steps: readonly StepJson[];
}

export function stepsAsJson(steps: readonly ExplainedStep[]): StepJson[] {
  return steps.map(({ title, how, outcome, span, values, rules, changes, lineage, steps: inner }) => ({
    title,
    how,
    ...(outcome === undefined ? {} : { outcome }),
    ...(span ? { at: placeOf(span) } : {}),
    values: values.map(valueJson),
    rules: rules.map(ruleJson),
    changes,
    lineage: lineage.map(({ path, value, from }) => ({ path, from, ...(value === undefined ? {} : { value }) })),
    steps: stepsAsJson(inner),
  }));
}

function ruleJson({ id, holds, isNearMiss, span, conditions }: ExplainedRule): RuleJson {
  const said = conditions.map((condition) => ({ ...condition, values: condition.values.map(valueJson) }));
  return { id, holds, isNearMiss, at: placeOf(span), conditions: said };
}

function valueJson({ text, value }: ExplainedValue): ValueJson {
  return { text, ...(value === undefined ? {} : { value }) };
}

function placeOf({ source, start }: ExplainedRule['span']): PlaceJson {
  return { file: source.file, line: source.position(start).line };
}
