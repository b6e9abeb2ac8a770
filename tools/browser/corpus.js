/**
 * The corpus of cases as one function from texts to lines: what Node and the browser must answer alike, to the byte. Knows
 * neither files nor the page; runs in both.
 */
import { Workspace } from '@reckoner/definitions';
import {
  checkWorkspace,
  evaluateDefinition,
  explainFlow,
  MemoryHost,
  OPERATORS,
  parseJson,
  stringifyJson,
  validateValue,
} from '@reckoner/engine';
import { Engine } from '@reckoner/engine/compiled';
import { evalLine } from '@reckoner/engine/eval-line';
import { runTests } from '@reckoner/testing';

const NOW = '2026-11-21T09:30:00Z';

/** Takes what `readMaterial` reads; answers `{ area: lines }`. */
export function runCorpus({ workspaces, runs, definitions, logic }) {
  const checked = new Map(
    Object.entries(workspaces).map(([name, files]) => [
      name,
      checkWorkspace(Workspace.of(new Map(Object.entries(files)))),
    ]),
  );
  return {
    expressions: logic.flatMap(({ line, conformance }) => evaluations(line, conformance)),
    findings: [...checked].flatMap(([name, { diagnostics }]) =>
      diagnostics.map((diagnostic) => `${name} ${placed(diagnostic)}`),
    ),
    tests: [...checked].flatMap(([name, workspace]) => tests(name, workspace)),
    flows: runs.flatMap(({ workspace, ...run }) => flows(checked.get(workspace), run)),
    definitions: definitions.map(({ workspace, of, given }) => definition(checked.get(workspace), of, given)),
  };
}

function evaluations(line, conformance) {
  return [true, false].map(
    (compiled) => evalLine(line, { conformance, compiled, operators: OPERATORS, now: NOW }).text,
  );
}

function placed({ code, severity, message, hint, span }) {
  const { line, column } = span.source.position(span.start);
  return `${span.source.file}:${line}:${column} ${severity} ${code}: ${message} ${hint ?? ''}`;
}

function tests(name, checked) {
  return runTests(checked).results.map(({ file, name: title, passed, differences, problem }) =>
    JSON.stringify([name, file, title, passed, differences, problem ?? null]),
  );
}

/** Each event compiled and interpreted, and some of them explained. */
function flows(checked, { flow: ref, events, drawn = {} }) {
  const flow = checked.program.find('flow', ref);
  const compiled = new Engine(checked).flow(ref);
  const interpreted = new Engine(checked, { compiled: false }).flow(ref);
  const host = new MemoryHost(checked.rows);
  for (const [balance, keys] of Object.entries(drawn)) {
    for (const [key, amount] of Object.entries(keys)) host.set(balance, key, amount);
  }
  return events.flatMap((text, at) => {
    const given = parseJson(text);
    const { data, id, source, type, time, legalEntity } = given;
    const event = { data, id, source, type, time, ...(legalEntity === undefined ? {} : { legalEntity }) };
    const execution = compiled(event, host);
    const lines = [execution, interpreted(event, host)].map(({ result, deliveries, draws }) =>
      stringifyJson({ result, deliveries, draws }),
    );
    if (at % EXPLAINED === 0) lines.push(explained(explainFlow(flow, event, host, validateValue)));
    host.commit(execution.draws);
    return lines;
  });
}

/** A mapping, rule set, table or formula by itself. */
function definition(checked, of, given) {
  const [kind, id] = of.split(' ');
  const ir = checked.program.find(kind, id);
  const surroundings = {
    now: NOW,
    row: (table, keys, at) => checked.rows.get(table.id)?.find(keys, at),
    validate: validateValue,
  };
  return `${of} ${stringifyJson(evaluateDefinition(ir, parseJson(given), surroundings) ?? null)}`;
}

/** Every so many events, so that the corpus stays quick. */
const EXPLAINED = 20;

function explained({ steps }) {
  return JSON.stringify(steps, (key, value) => (key === 'span' ? undefined : value));
}
