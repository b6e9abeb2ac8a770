import type { RulesIr, TableIr } from '../ir/definitions.js';
import type { FlowIr, RememberIr, StepIr } from '../ir/flow.js';
import { interpretFlow, type Validate } from '../interpret/flow.js';
import type { FlowEvent, Host, Result } from '../run/execution.js';
import { matches } from '../tables/match.js';
import type { Maybe } from '../values/value.js';
import { changesFor, rowNeeded } from './changes.js';
import { conditionsOf, readsOf, sourceOf } from './conditions.js';
import type { ExplainedRule, ExplainedStep, ExplainedValue, Explanation } from './explanation.js';
import { Origins } from './lineage.js';
import { Recorder, type Frame } from './recorder.js';

/** Runs the flow once more, in the interpreter, and says what happened at each step and why. */
export function explainFlow(flow: FlowIr, event: FlowEvent, host: Host, validate: Validate): Explanation {
  const recorder = new Recorder();
  const execution = interpretFlow(flow, event, host, { validate, observe: recorder });
  const origins = new Origins(flow);
  return { execution, steps: recorder.frames.map((frame) => explainFrame(frame, origins)) };
}

function explainFrame(frame: Frame, origins: Origins): ExplainedStep {
  const { what } = frame;
  const steps = frame.frames.map((inner) => explainFrame(inner, origins));
  const base = { rules: [], changes: [], lineage: [], values: [], steps };
  if (what.kind === 'part') {
    return {
      ...base,
      title: `part ${what.key}`,
      span: undefined,
      how: 'ran',
      outcome: resultText(frame.end),
      values: [{ text: 'amount', value: what.value }],
    };
  }
  const how = frame.reached.get(what.id) === 'skipped' ? 'skipped' : frame.end ? 'ended' : 'ran';
  const outcome =
    how === 'skipped' ? 'skipped: its condition does not hold' : (resultText(frame.end) ?? madeText(what, frame));
  const step = { ...base, title: titleOf(what), span: what.span, how, outcome } as const;
  if (how === 'skipped') return { ...step, values: what.when ? readsOf(what.when, frame) : [] };
  return { ...step, ...details(what, frame, origins) };
}

function titleOf(step: StepIr): string {
  switch (step.kind) {
    case 'validate':
      return `validate ${step.schema.id}`;
    case 'map':
      return `map ${step.mapping.id}`;
    case 'enrich':
      return `enrich from ${step.table.id}`;
    case 'decide':
    case 'route':
      return `${step.kind} ${step.with.id}`;
    case 'draw':
      return `draw from ${step.balance.id}`;
    case 'purpose':
      return `purpose ${step.name}`;
    case 'deliver':
      return `deliver to ${step.to}: ${step.operation}`;
    case 'split':
      return 'split';
    case 'let':
      return `let ${step.as.name}`;
  }
}

/** `rejected PROJECT_CLOSED`. */
export function resultText(result: Result | undefined): string | undefined {
  if (!result) return undefined;
  return result.reason === undefined ? result.outcome : `${result.outcome} ${result.reason}`;
}

/** What a step that did not end its scope came to. */
function madeText(step: StepIr, frame: Frame): string | undefined {
  if (step.kind !== 'decide' && step.kind !== 'route') return undefined;
  const chosen = step.with.kind === 'rules' ? chosenRule(step.with, frame) : chosenRow(step.with, frame);
  return chosen && `${step.with.kind === 'rules' ? '' : 'row '}${chosen}`;
}

function chosenRule(rules: RulesIr, frame: Frame): string | undefined {
  const rule = rules.rules.find(({ nodeId }) => frame.reached.get(nodeId) === 'chosen');
  return rule
    ? `rule ${rule.id}`
    : frame.reached.get(rules.otherwise.id) === 'chosen'
      ? 'no rule holds: otherwise'
      : undefined;
}

function chosenRow(table: TableIr, frame: Frame): string | undefined {
  return table.rows.find(({ nodeId }) => frame.reached.get(nodeId) === 'chosen')?.id;
}

type Details = Partial<Pick<ExplainedStep, 'values' | 'rules' | 'changes' | 'lineage'>>;

function details(step: StepIr, frame: Frame, origins: Origins): Details {
  switch (step.kind) {
    case 'enrich':
      return {
        values: [...step.key, ...(step.at ? [step.at] : [])].map((key): ExplainedValue => ({
          text: sourceOf(key),
          value: frame.values.get(key.id),
        })),
        changes: rowNeeded(step, frame),
      };
    case 'draw':
      return {
        values: [...step.key, step.amount, step.balance.limit].map((read) => ({
          text: sourceOf(read),
          value: frame.values.get(read.id),
        })),
      };
    case 'decide':
    case 'route':
      return explainDecision(step, frame);
    case 'deliver':
      return {
        lineage: origins.of(step.body, frame.values.get(step.body.id)),
        ...(step.remember ? { values: givenToRemember(step.remember, frame) } : {}),
      };
    case 'let':
      return { values: [{ text: step.as.name, value: frame.values.get(step.value.id) }] };
    default:
      return {};
  }
}

/** What the row rests on besides the answer. */
function givenToRemember({ given }: RememberIr, frame: Frame): ExplainedValue[] {
  if (given.kind !== 'object') return [];
  return given.entries.map(({ key: text, value }) => ({ text, value: frame.values.get(value.id) }));
}

function explainDecision({ with: decision, given }: StepIr & { kind: 'decide' | 'route' }, frame: Frame): Details {
  const changes = changesFor(decision, given, frame);
  return decision.kind === 'rules'
    ? { rules: explainRules(decision, frame), changes }
    : { rules: explainRows(decision, frame), changes, values: columnValues(decision, frame) };
}

function explainRules(rules: RulesIr, frame: Frame): ExplainedRule[] {
  return rules.rules
    .filter((rule) => frame.reached.has(rule.nodeId))
    .map((rule) => {
      const conditions = conditionsOf(rule.when, frame);
      const holds = frame.reached.get(rule.nodeId) === 'chosen';
      return {
        id: rule.id,
        holds,
        span: rule.span,
        conditions,
        isNearMiss: !holds && conditions.length > 1 && conditions.filter((condition) => !condition.holds).length === 1,
      };
    });
}

function columnValues(table: TableIr, frame: Frame): ExplainedValue[] {
  return table.columns.map((column) => ({ text: column.name, value: frame.values.get(column.value.id) }));
}

const ROWS_SHOWN_MAX = 5;

/** The row that fits, and those that missed in one cell alone. */
function explainRows(table: TableIr, frame: Frame): ExplainedRule[] {
  const values: Maybe[] = table.columns.map((column) => frame.values.get(column.value.id));
  const rows = table.rows.map((row): ExplainedRule => {
    const conditions = row.tests.map((test, index) => ({
      text: table.columns[index]!.name,
      holds: matches(test, values[index]),
      values: [{ text: table.columns[index]!.name, value: values[index] }],
    }));
    const failed = conditions.filter((condition) => !condition.holds);
    const holds = frame.reached.get(row.nodeId) === 'chosen';
    return {
      id: row.id,
      holds,
      span: row.span,
      conditions: holds ? conditions : failed,
      isNearMiss: failed.length === 1,
    };
  });
  return rows.filter((row) => row.holds || row.isNearMiss).slice(0, ROWS_SHOWN_MAX);
}
