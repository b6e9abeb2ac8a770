/** Decision tables: 200 rows against their if-chain, and 20,000 rows against 200. */
import { checked, compiled, compiledIr } from '../engine.js';
import { atMost, compare, effort, shown } from '../measure.js';
import { Random } from '../random.js';

const INPUTS = 1024;
const TYPES = ['tm', 'fixed', 'milestone', 'retainer', 'capped'];
const COUNTRIES = ['DE', 'FR', 'GB', 'US', 'NL', 'ES', 'IT', 'AT', 'CH', 'PL', 'SE', 'DK'];
const KINDS = ['standard', 'overtime'];

/** Rates by contract type, country, kind of hour, grade and hours worked; the last row takes the rest. */
function rowsOf(count, random) {
  const grades = Math.max(4, Math.ceil(count / 50));
  const rows = Array.from({ length: count - 1 }, (_, index) => {
    const low = random.below(40);
    return {
      type: random.chance(0.9) ? random.pick(TYPES) : undefined,
      country: random.chance(0.9) ? random.pick(COUNTRIES) : undefined,
      kind: random.chance(0.8) ? random.pick(KINDS) : undefined,
      grade: `g${random.below(grades)}`,
      hours: random.chance(0.5) ? [low, low + 5 + random.below(20)] : undefined,
      rate: 50 + index,
    };
  });
  return { grades, rows: [...rows, { rate: 1 }] };
}

function tableFile({ rows }) {
  const cell = (text) => (text === undefined ? '"-"' : text);
  const written = rows.map(({ type, country, kind, grade, hours, rate }, index) => {
    const range = hours ? `"[${hours[0]}..${hours[1]})"` : '"-"';
    const quoted = country === undefined ? '"-"' : `'"${country}"'`;
    return `  - { id: r${index}, if: [ ${[cell(type), quoted, cell(kind), cell(grade), range].join(', ')} ], then: [ ${rate} ] }`;
  });
  return `title: Bench
hit: first
input: { line: bench/line }
inputs:
  type: { value: = line.type }
  country: { value: = line.country }
  kind: { value: = line.kind }
  grade: { value: = line.grade }
  hours: { value: = line.hours }
outputs: { rate: decimal }
rows:
${written.join('\n')}
`;
}

const SCHEMA = `
title: Line
type: object
properties:
  type: { type: string }
  country: { type: string }
  kind: { type: string }
  grade: { type: string }
  hours: { type: number }
required: [type, country, kind, grade, hours]
`;

/** The if-chain that a person would write (or have written) for the table. */
function chainOf({ rows }) {
  const lines = rows.map(({ type, country, kind, grade, hours, rate }) => {
    const conditions = Object.entries({ type, country, kind, grade })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `line.${name} === '${value}'`);
    if (hours) conditions.push(`line.hours >= ${hours[0]}`, `line.hours < ${hours[1]}`);
    return conditions.length === 0
      ? `return { rate: ${rate} };`
      : `if (${conditions.join(' && ')}) return { rate: ${rate} };`;
  });
  return new Function(`return function chain(line) {\n${lines.join('\n')}\n}`)();
}

function inputsFor({ grades }, random) {
  const lines = Array.from({ length: INPUTS }, () => ({
    type: random.pick(TYPES),
    country: random.pick(COUNTRIES),
    kind: random.pick(KINDS),
    grade: `g${random.below(grades)}`,
    hours: random.below(240) / 4,
  }));
  return JSON.parse(JSON.stringify(lines));
}

/** The lowered table with other rows: 20,000 are more than one YAML file may hold. */
function withRows(ir, { rows }) {
  const [{ span, outputs }] = ir.rows;
  const any = { kind: 'any' };
  const oneOf = (value) => (value === undefined ? any : { kind: 'one-of', values: [value] });
  return {
    ...ir,
    rows: rows.map(({ type, country, kind, grade, hours, rate }, index) => {
      const range = hours
        ? { kind: 'range', low: hours[0], lowIncluded: true, high: hours[1], highIncluded: false }
        : any;
      const tests = [oneOf(type), oneOf(country), oneOf(kind), oneOf(grade), range];
      return { id: `r${index}`, nodeId: -index, tests, outputs: [{ ...outputs[0], value: rate }], span };
    }),
  };
}

export function figures() {
  const [small, large] = [rowsOf(200, new Random(1)), rowsOf(effort(20_000, 1000), new Random(2))];
  const workspace = checked({
    'mappings/bench/line.schema.yaml': SCHEMA,
    'rules/bench/small.table.yaml': tableFile(small),
  });
  const use = 'result.rate';
  const start = performance.now();
  const smallTable = compiled(workspace, 'table', 'bench/small');
  const largeTable = compiledIr(workspace, withRows(workspace.program.find('table', 'bench/small'), large));
  const made = performance.now() - start;
  const times = compare(
    {
      chain: { run: chainOf(small), use },
      table: { run: smallTable, use },
      large: { run: largeTable, use, inputs: inputsFor(large, new Random(4)) },
    },
    inputsFor(small, new Random(3)),
  );
  return [
    atMost('table', '200 rows, × if-chain', times.ratio('table', 'chain'), 1),
    atMost('table', '20,000 rows, × the cost of 200', times.ratio('large', 'table'), 3),
    shown('table', '200 rows, if-chain, ns', times.chain),
    shown('table', '200 rows, ns', times.table),
    shown('table', '20,000 rows, ns', times.large),
    shown('table', 'both compiled in, ms', made),
  ];
}
