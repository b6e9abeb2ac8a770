/** Rules: three comparisons, and an eligibility rule of about 15 nodes, with and without a schema. */
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import { checked, compiled, compiledCondition } from '../engine.js';
import { atLeast, atMost, compare, shown } from '../measure.js';
import { Random } from '../random.js';

const INPUTS = 1024;

const SCHEMAS = {
  'mappings/bench/line.schema.yaml': `
title: Line
type: object
properties: { status: { type: string }, hours: { type: number }, type: { type: string } }
required: [status, hours, type]
`,
  'mappings/bench/entry.schema.yaml': `
title: Entry
type: object
properties:
  id: { type: string }
  hours: { type: number }
  billable: { type: boolean }
  workDate: { type: string, format: date }
  approval: { type: object, properties: { status: { type: string } }, required: [status] }
  employee: { type: object, properties: { active: { type: boolean } }, required: [active] }
required: [id, hours, billable, workDate, approval, employee]
`,
  'mappings/bench/project.schema.yaml': `
title: Project
type: object
properties:
  status: { type: string }
  closedOn: { type: string, format: date }
  customer: { type: object, properties: { hold: { type: boolean } }, required: [hold] }
required: [status, closedOn, customer]
`,
  'mappings/bench/contract.schema.yaml': `
title: Contract
type: object
properties:
  type: { type: string }
  cap: { type: number }
  used: { type: number }
required: [type, cap, used]
`,
};

const ELIGIBILITY = [
  ['NOT_APPROVED', 'entry.approval.status != "approved"', { '!=': [{ var: 'entry.approval.status' }, 'approved'] }],
  [
    'PROJECT_CLOSED',
    'project.status == "closed" and entry.workDate > project.closedOn',
    {
      and: [
        { '==': [{ var: 'project.status' }, 'closed'] },
        { '>': [{ var: 'entry.workDate' }, { var: 'project.closedOn' }] },
      ],
    },
  ],
  ['EMPLOYEE_INACTIVE', 'not entry.employee.active', { '!': [{ var: 'entry.employee.active' }] }],
  ['NOT_BILLABLE', 'not entry.billable', { '!': [{ var: 'entry.billable' }] }],
  ['CUSTOMER_ON_HOLD', 'project.customer.hold', { var: 'project.customer.hold' }],
  [
    'CAP_EXCEEDED',
    'contract.type == "capped" and contract.used >= contract.cap',
    {
      and: [
        { '==': [{ var: 'contract.type' }, 'capped'] },
        { '>=': [{ var: 'contract.used' }, { var: 'contract.cap' }] },
      ],
    },
  ],
  [
    'HOURS_IMPOSSIBLE',
    'entry.hours <= 0 or entry.hours > 24',
    { or: [{ '<=': [{ var: 'entry.hours' }, 0] }, { '>': [{ var: 'entry.hours' }, 24] }] },
  ],
];

const COMPARISONS = [
  [
    'YES',
    'line.status == "approved" and line.hours <= 24 and line.type != "capped"',
    {
      and: [
        { '==': [{ var: 'status' }, 'approved'] },
        { '<=': [{ var: 'hours' }, 24] },
        { '!=': [{ var: 'type' }, 'capped'] },
      ],
    },
  ],
];

function comparisonsByHand(line) {
  return line.status === 'approved' && line.hours <= 24 && line.type !== 'capped';
}

function rulesFile(rules, inputs) {
  const written = rules.map(
    ([code, when]) => `  - { id: ${code}, when: '= ${when}', then: { outcome: reject, reason: ${code} } }`,
  );
  return `title: Bench\ninput: { ${inputs} }\nrules:\n${written.join('\n')}\notherwise: { outcome: accept }\n`;
}

function reasonsFile() {
  const codes = [...ELIGIBILITY, ...COMPARISONS].map(
    ([code]) => `  ${code}: { title: ${code}, owner: team, remedy: none }`,
  );
  return `title: Reasons\nreasons:\n${codes.join('\n')}\n`;
}

/** What a compiled rule answers: made once, as the hand-written code makes it. */
const answerOf = (code) =>
  Object.freeze({ outcome: 'reject', reason: code, owner: 'team', message: code, remedy: 'none' });
const ACCEPT = Object.freeze({ outcome: 'accept' });

const [NOT_APPROVED, PROJECT_CLOSED, INACTIVE, NOT_BILLABLE, ON_HOLD, CAP, HOURS] = ELIGIBILITY.map(([code]) =>
  answerOf(code),
);

function eligibilityByHand(entry, project, contract) {
  if (entry.approval.status !== 'approved') return NOT_APPROVED;
  if (project.status === 'closed' && entry.workDate > project.closedOn) return PROJECT_CLOSED;
  if (!entry.employee.active) return INACTIVE;
  if (!entry.billable) return NOT_BILLABLE;
  if (project.customer.hold) return ON_HOLD;
  if (contract.type === 'capped' && contract.used >= contract.cap) return CAP;
  if (entry.hours <= 0 || entry.hours > 24) return HOURS;
  return ACCEPT;
}

function payloads() {
  const random = new Random(7);
  const made = Array.from({ length: INPUTS }, (_, index) => ({
    entry: {
      id: `e-${index}`,
      hours: random.below(2600) / 100,
      billable: random.chance(0.9),
      workDate: `2026-11-${String(1 + random.below(28)).padStart(2, '0')}`,
      approval: { status: random.chance(0.9) ? 'approved' : 'submitted' },
      employee: { active: random.chance(0.95) },
    },
    project: {
      status: random.chance(0.1) ? 'closed' : 'open',
      closedOn: '2026-10-31',
      customer: { hold: random.chance(0.05) },
    },
    contract: {
      type: random.pick(['tm', 'fixed', 'capped']),
      cap: random.chance(0.5) ? 100 : 2000,
      used: random.below(120),
    },
  }));
  return JSON.parse(JSON.stringify(made));
}

const TYPED = 'entry: bench/entry, project: bench/project, contract: bench/contract';
const UNTYPED = 'entry: any, project: any, contract: any';

export function figures() {
  const workspace = checked({
    ...SCHEMAS,
    'rules/reasons.reasons.yaml': reasonsFile(),
    'rules/bench/typed.rules.yaml': rulesFile(ELIGIBILITY, TYPED),
    'rules/bench/untyped.rules.yaml': rulesFile(ELIGIBILITY, UNTYPED),
    'rules/bench/three-typed.rules.yaml': rulesFile(COMPARISONS, 'line: bench/line'),
    'rules/bench/three-untyped.rules.yaml': rulesFile(COMPARISONS, 'line: any'),
  });
  return [...comparisonFigures(workspace), ...eligibilityFigures(workspace)];
}

function comparisonFigures(workspace) {
  const tree = COMPARISONS[0][2];
  const use = 'result ? 1 : 0';
  const times = compare(
    {
      hand: { run: comparisonsByHand, use },
      typed: { run: compiledCondition(workspace, 'bench/three-typed'), use },
      untyped: { run: compiledCondition(workspace, 'bench/three-untyped'), use },
      build: { run: new LogicEngine().build(tree), use },
      jsonLogic: { run: (line) => jsonLogic.apply(tree, line), use },
    },
    payloads().map(({ entry, contract }) => ({
      status: entry.approval.status,
      hours: entry.hours,
      type: contract.type,
    })),
  );
  return figuresOf('three comparisons', times);
}

function eligibilityFigures(workspace) {
  const call = 'run(input.entry, input.project, input.contract)';
  const use = 'result.outcome === "accept" ? 1 : 0';
  const tree = { if: [...ELIGIBILITY.flatMap(([code, , when]) => [when, code]), 'accept'] };
  const times = compare(
    {
      hand: { run: eligibilityByHand, call, use },
      typed: { run: compiled(workspace, 'rules', 'bench/typed'), call, use },
      untyped: { run: compiled(workspace, 'rules', 'bench/untyped'), call, use },
      build: { run: new LogicEngine().build(tree), use: 'result === "accept" ? 1 : 0' },
      jsonLogic: { run: (input) => jsonLogic.apply(tree, input), use: 'result === "accept" ? 1 : 0' },
    },
    payloads(),
    (answer) => answer.reason ?? answer.outcome ?? answer,
  );
  return figuresOf('eligibility', times);
}

function figuresOf(title, times) {
  return [
    atMost('rules', `${title}, typed, × hand-written`, times.ratio('typed', 'hand'), 1.2),
    atMost('rules', `${title}, no schema, × hand-written`, times.ratio('untyped', 'hand'), 1.35),
    atLeast('rules', `${title}, × faster than json-logic-engine build()`, times.ratio('build', 'typed'), 7),
    shown('rules', `${title}, × faster than json-logic-js`, times.ratio('jsonLogic', 'typed')),
    shown('rules', `${title}, hand-written, ns`, times.hand),
  ];
}
