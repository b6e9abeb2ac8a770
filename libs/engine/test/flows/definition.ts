import { compileSpec } from '../../src/emit/function.js';
import { linksFor } from '../../src/emit/links.js';
import { mappingFunction } from '../../src/emit/mapping.js';
import { rulesFunction } from '../../src/emit/rules.js';
import { tableFunction } from '../../src/emit/table.js';
import {
  evaluateDefinition,
  MemoryHost,
  validateValue,
  type Checked,
  type MappingIr,
  type ObjectValue,
  type RulesIr,
  type TableIr,
  type Value,
} from '../../src/index.js';
import { spell } from './spell.js';

const NOW = '2026-11-21T10:00:00Z';
const SPECS = { mapping: mappingFunction, rules: rulesFunction, table: tableFunction };

/** What a definition gives in the interpreter, and whether generated code gave the same or left it to it. */
export function evaluateBoth(checked: Checked, of: string, given: ObjectValue): { value: Value; fellBack: boolean } {
  const [kind, id] = of.split(' ') as ['mapping' | 'rules' | 'table', string];
  const ir = checked.program.find(kind, id)!;
  const host = new MemoryHost(checked.rows);
  const value = evaluateDefinition(ir, given, {
    now: NOW,
    row: (table, keys, at) => host.row(table.id, keys as readonly Value[], at),
    validate: validateValue,
  });
  return { value, fellBack: !agrees(checked, ir, given, value) };
}

function agrees(checked: Checked, ir: MappingIr | RulesIr | TableIr, given: ObjectValue, expected: Value): boolean {
  const links = linksFor((table) => checked.rows.get(table.id));
  links.run.now = NOW;
  const specOf = SPECS[ir.kind] as (ir: MappingIr | RulesIr | TableIr) => Parameters<typeof compileSpec>[0];
  const compiled = compileSpec(specOf(ir), links);
  let actual: unknown;
  try {
    actual = compiled(...ir.inputs.map((input) => (Object.hasOwn(given, input.name) ? given[input.name] : undefined)));
  } catch {
    return false;
  }
  if (spell(actual) !== spell(expected)) throw new Error(`interpreted: ${spell(expected)}\ncompiled:    ${spell(actual)}`);
  return true;
}
