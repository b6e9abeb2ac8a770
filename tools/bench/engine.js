/** Definitions from YAML texts, lowered and compiled as the engine does it, for the benchmarks. */
import { Workspace } from '../../libs/definitions/dist/index.js';
import { checkWorkspace } from '../../libs/engine/dist/check/check.js';
import { expressionFunction } from '../../libs/engine/dist/emit/formula.js';
import { compileSpec } from '../../libs/engine/dist/emit/function.js';
import { linksFor } from '../../libs/engine/dist/emit/links.js';
import { mappingFunction } from '../../libs/engine/dist/emit/mapping.js';
import { rulesFunction } from '../../libs/engine/dist/emit/rules.js';
import { tableFunction } from '../../libs/engine/dist/emit/table.js';

const SPECS = { mapping: mappingFunction, rules: rulesFunction, table: tableFunction };

/** A checked workspace of these files. */
export function checked(files) {
  const made = checkWorkspace(
    Workspace.of(new Map(Object.entries({ 'reckoner.yaml': 'name: bench\nlanguage: 1\n', ...files }))),
  );
  const errors = made.diagnostics.filter((found) => found.severity === 'error');
  if (errors.length > 0)
    throw new Error(errors.map((found) => `${found.span.source.file}: ${found.message}`).join('\n'));
  return made;
}

/** The definition as a compiled function of its inputs; it must not fall back on any of them. */
export function compiled(workspace, kind, id) {
  return compiledIr(workspace, workspace.program.find(kind, id));
}

export function compiledIr(workspace, ir) {
  return compileSpec(
    SPECS[ir.kind](ir),
    linksFor((table) => workspace.rows.get(table.id)),
  );
}

/** The condition of a rule set's first rule, as a compiled function of the inputs. */
export function compiledCondition(workspace, id) {
  const { rules, inputs } = workspace.program.find('rules', id);
  return compileSpec(
    expressionFunction(rules[0].when, inputs),
    linksFor((table) => workspace.rows.get(table.id)),
  );
}
