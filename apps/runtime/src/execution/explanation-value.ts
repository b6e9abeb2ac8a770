import type { ExplainedRule, ExplainedStep, Explanation, Value } from '@reckoner/engine';

/** An explanation as JSON has it: places as file, line and column. */
export function explanationValue({ execution, steps }: Explanation): Value {
  const { result, deliveries } = execution;
  return { result, deliveries, steps: steps.map(stepValue) } as unknown as Value;
}

function stepValue({ span, rules, steps, ...step }: ExplainedStep): object {
  return {
    ...step,
    ...(span ? { place: placeOf(span) } : {}),
    rules: rules.map(({ span: at, ...rule }) => ({ ...rule, place: placeOf(at) })),
    steps: steps.map(stepValue),
  };
}

function placeOf(span: ExplainedRule['span']): object {
  return { file: span.source.file, ...span.source.position(span.start) };
}
