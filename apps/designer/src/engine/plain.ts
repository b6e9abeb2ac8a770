/** From what the engine answers to what can be sent: places instead of spans, exact JSON instead of values. */
import type { Diagnostic, Span, TextEdit } from '@reckoner/diagnostics';
import {
  stringifyJson,
  type Delivery,
  type ExplainedRule,
  type ExplainedStep,
  type ExplainedValue,
  type Maybe,
  type Result,
} from '@reckoner/engine';
import type { OutlineItem } from '@reckoner/language';
import type { CaseResult } from '@reckoner/testing';
import type {
  FileEdit,
  Finding,
  OutlineFact,
  PlacedSpan,
  SaidDelivery,
  SaidResult,
  SaidRule,
  SaidStep,
  SaidValue,
  TestOutcome,
} from './facts.js';

export function placed({ source, start, end }: Span): PlacedSpan {
  return { file: source.file, start, end, ...source.position(start) };
}

export function findingOf({ code, severity, message, reason, hint, span, related, fix }: Diagnostic): Finding {
  return {
    ...{ code, severity, message, reason, hint },
    at: placed(span),
    related: (related ?? []).map((each) => ({ at: placed(each.span), message: each.message })),
    hasFix: fix !== undefined,
  };
}

export function fileEdit({ span, text }: TextEdit): FileEdit {
  return { file: span.source.file, start: span.start, end: span.end, text };
}

export function outlineFact({ name, detail, span, nameSpan, children }: OutlineItem): OutlineFact {
  return {
    ...{ name, detail, start: span.start, end: span.end },
    ...{ nameStart: nameSpan.start, nameEnd: nameSpan.end },
    children: children.map(outlineFact),
  };
}

/** Undefined where it is missing. */
export function jsonOf(value: Maybe, indent = 0): string | undefined {
  return value === undefined ? undefined : stringifyJson(value, indent);
}

function saidValue({ text, value }: ExplainedValue): SaidValue {
  return { text, json: jsonOf(value) };
}

function saidRule({ id, holds, isNearMiss, span, conditions }: ExplainedRule): SaidRule {
  const said = conditions.map(({ text, holds: held, values }) => ({
    text,
    holds: held,
    values: values.map(saidValue),
  }));
  return { id, holds, isNearMiss, at: placed(span), conditions: said };
}

export function saidStep(step: ExplainedStep): SaidStep {
  const { title, how, outcome, span, changes } = step;
  return {
    ...{ title, how, outcome, changes },
    at: span && placed(span),
    values: step.values.map(saidValue),
    rules: step.rules.map(saidRule),
    lineage: step.lineage.map(({ path, value, from }) => ({ path, json: jsonOf(value), from })),
    steps: step.steps.map(saidStep),
  };
}

export function saidDelivery({ purpose, part, to, operation, key, body }: Delivery): SaidDelivery {
  return { purpose, part, to, operation, key: stringifyJson(key), body: stringifyJson(body, 2) };
}

export function saidResult({ outcome, reason, message, owner, remedy, error, purposes, parts }: Result): SaidResult {
  return {
    outcome,
    reason: reason ?? error?.code,
    message: message ?? error?.message,
    ...{ owner, remedy },
    purposes: Object.entries(purposes ?? {}).map(([name, result]) => ({ name, result: saidResult(result) })),
    parts: (parts ?? []).map((part) => ({ name: part.part, result: saidResult(part) })),
  };
}

export function testOutcome({ file, name, of, span, passed, problem, actual, differences }: CaseResult): TestOutcome {
  return { file, name, of, at: placed(span), passed, problem, actual: jsonOf(actual, 2), differences };
}
