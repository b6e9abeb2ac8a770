import {
  describeValue as formatValue,
  stringifyJson,
  type ExplainedRule,
  type ExplainedStep,
  type Explanation,
  type Result,
  type Value,
} from '@reckoner/engine';

/** An explanation as an indented text: what each step did, with values, then how it ended. */
export function renderExplanation(explanation: Explanation): string {
  const { result } = explanation.execution;
  const lines = [headline(result), ...explanation.steps.flatMap((step) => stepLines(step, 0)), ...endLines(result, 0)];
  return `${lines.join('\n')}\n`;
}

/** `held NO_RATE: The project has no rate on that day.` */
export function headline(result: Result): string {
  return `${result.outcome}${result.reason === undefined ? '' : ` ${result.reason}`}${result.message === undefined ? '' : `: ${result.message}`}`;
}

const MARK = { ran: '✓', skipped: '–', ended: '✗' } as const;

function stepLines(step: ExplainedStep, depth: number): string[] {
  const indent = '  '.repeat(depth + 1);
  const outcome = step.outcome === undefined ? '' : `  → ${step.outcome}`;
  return [
    `${indent}${MARK[step.how]} ${step.title}${outcome}`,
    ...step.values.map(({ text, value }) => `${indent}    ${text} = ${formatValue(value)}`),
    ...step.rules.flatMap((rule) => ruleLines(rule, `${indent}    `)),
    ...step.changes.map((change) => `${indent}    would change it: ${change}`),
    ...step.lineage.map(
      ({ path, value, from }) =>
        `${indent}    ${path || 'body'} = ${formatValue(value)}  ⟵ ${from.join(', ') || 'nothing'}`,
    ),
    ...step.steps.flatMap((inner) => stepLines(inner, depth + 1)),
  ];
}

function ruleLines(rule: ExplainedRule, indent: string): string[] {
  const title = `${indent}${rule.holds ? '●' : '○'} ${rule.id}${rule.isNearMiss ? ' (missed by one condition)' : ''}`;
  return [
    title,
    ...rule.conditions.map(({ text, holds, values }) => {
      const read = values.map((value) => `${value.text} = ${formatValue(value.value)}`).join(', ');
      return `${indent}    ${holds ? 'true ' : 'false'} ${text}${read === '' ? '' : `   (${read})`}`;
    }),
  ];
}

/** The end of each purpose and part, with what a person can do. */
function endLines(result: Result, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const named = [
    ...Object.entries(result.purposes ?? {}).map(([name, inner]) => ({ title: `purpose ${name}`, inner })),
    ...(result.parts ?? []).map((part) => ({ title: `part ${part.part}`, inner: part as Result })),
  ];
  const own = [
    ...(depth > 0 || named.length > 0 ? [] : [`${indent}outcome: ${headline(result)}`]),
    ...(result.owner === undefined ? [] : [`${indent}  owner: ${result.owner}`]),
    ...(result.remedy === undefined ? [] : [`${indent}  remedy: ${result.remedy}`]),
  ];
  return [
    ...(named.length > 0 ? [] : own),
    ...named.flatMap(({ title, inner }) => [`${indent}${title}: ${headline(inner)}`, ...endLines(inner, depth + 1)]),
  ];
}

/** The explanation as one line of JSON; places as file, line and column. */
export function explanationJson({ execution, steps }: Explanation): string {
  return stringifyJson({
    result: execution.result,
    deliveries: execution.deliveries,
    steps: steps.map(stepJson),
  } as unknown as Value);
}

function stepJson({ span, rules, steps, ...step }: ExplainedStep): object {
  return {
    ...step,
    ...(span ? { place: placeOf(span) } : {}),
    rules: rules.map(({ span: at, ...rule }) => ({ ...rule, place: placeOf(at) })),
    steps: steps.map(stepJson),
  };
}

function placeOf(span: ExplainedRule['span']): object {
  return { file: span.source.file, ...span.source.position(span.start) };
}
