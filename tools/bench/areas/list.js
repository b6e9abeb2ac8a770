/** Lists: filter, map and reduce over 20 lines, with and without a schema. */
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import { checked, compiledCondition } from '../engine.js';
import { atLeast, atMost, compare, shown } from '../measure.js';
import { Random } from '../random.js';

const INPUTS = 256;
const LINES = 20;

const SCHEMA = `
title: Invoice
type: object
properties:
  lines:
    type: array
    items:
      type: object
      properties:
        billable: { type: boolean }
        quantity: { type: number, scale: 2, minimum: 0, maximum: 10000 }
        rate: { type: number, scale: 2, minimum: 0, maximum: 100000 }
      required: [billable, quantity, rate]
required: [lines]
`;

const FORMULAS = {
  reduce: 'reduce(map(filter(invoice.lines, item.billable), item.quantity * item.rate), accumulator + current, 0)',
  sum: 'sum(filter(invoice.lines, item.billable), item.quantity * item.rate)',
};

const TREE = {
  reduce: [
    {
      map: [{ filter: [{ var: 'lines' }, { var: 'billable' }] }, { '*': [{ var: 'quantity' }, { var: 'rate' }] }],
    },
    { '+': [{ var: 'accumulator' }, { var: 'current' }] },
    0,
  ],
};

/** As an engineer writes it who wants the exact sum: in ten-thousandths, which doubles hold. */
function byHand(invoice) {
  let units = 0;
  for (const line of invoice.lines) {
    if (line.billable) units += Math.round(line.quantity * 100) * Math.round(line.rate * 100);
  }
  return units / 10_000;
}

/** Quarters and whole numbers: what floats happen to add exactly, so that all can be compared. */
function invoices() {
  const random = new Random(11);
  const made = Array.from({ length: INPUTS }, () => ({
    lines: Array.from({ length: LINES }, () => ({
      billable: random.chance(0.8),
      quantity: (1 + random.below(40)) / 4,
      rate: 50 + random.below(200),
      note: 'work',
    })),
  }));
  return JSON.parse(JSON.stringify(made));
}

function rulesFile(formula, input) {
  return `title: Bench\ninput: { invoice: ${input} }\nrules:\n  - { id: a, when: '= ${formula}', then: { outcome: accept } }\notherwise: { outcome: accept }\n`;
}

export function figures() {
  const files = { 'mappings/bench/invoice.schema.yaml': SCHEMA };
  for (const [name, formula] of Object.entries(FORMULAS)) {
    files[`rules/bench/${name}-typed.rules.yaml`] = rulesFile(formula, 'bench/invoice');
    files[`rules/bench/${name}-untyped.rules.yaml`] = rulesFile(formula, 'any');
  }
  const workspace = checked(files);
  const use = 'result';
  const contenders = { hand: { run: byHand, use } };
  for (const name of Object.keys(FORMULAS)) {
    for (const form of ['typed', 'untyped']) {
      contenders[`${name} ${form}`] = { run: compiledCondition(workspace, `bench/${name}-${form}`), use };
    }
  }
  contenders.build = { run: new LogicEngine().build(TREE), use };
  contenders.jsonLogic = { run: (input) => jsonLogic.apply(TREE, input), use };
  const times = compare(contenders, invoices());
  return [
    ...Object.keys(FORMULAS).flatMap((name) => [
      atMost(
        'list',
        `filter/map/${name} over 20 lines, typed, × hand-written`,
        times.ratio(`${name} typed`, 'hand'),
        1.2,
      ),
      atMost(
        'list',
        `filter/map/${name} over 20 lines, no schema, × hand-written`,
        times.ratio(`${name} untyped`, 'hand'),
        1.6,
      ),
    ]),
    atLeast(
      'list',
      'filter/map/reduce, × faster than json-logic-engine build()',
      times.ratio('build', 'reduce typed'),
      10,
    ),
    shown('list', 'filter/map/reduce, × faster than json-logic-js', times.ratio('jsonLogic', 'reduce typed')),
    shown('list', 'filter/map/reduce, hand-written, ns', times.hand),
  ];
}
