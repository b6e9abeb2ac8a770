import type { ExampleWorkspace } from '@reckoner/diagnostics';

/** Small workspaces around one expression, for the examples of the catalogue; `«»` marks where the finding belongs. */

export const DEMO_SCHEMAS = `--- mappings/demo/entry.schema.yaml
title: A time entry
type: object
required: [hours, day, status, lines]
properties:
  hours: { type: number }
  break: { type: number }
  day: { type: string, format: date }
  status: { type: string, enum: [approved, draft] }
  extra: {}
  lines: { type: array, items: { type: object, required: [hours], properties: { hours: { type: number } } } }
--- mappings/demo/line.schema.yaml
title: A billing line
type: object
required: [hours]
properties:
  hours: { type: number }
  label: { type: string }
--- rules/demo/rates.reference.yaml
title: Rates
rows: release
key: [name]
dated: { from: validFrom, to: validTo }
row:
  type: object
  required: [name, hours]
  properties:
    name: { type: string }
    hours: { type: number }
    validFrom: { type: string, format: date }
    validTo: { type: string, format: date }
--- rules/demo/rates.csv
name,hours,validFrom,validTo
x,8,2026-01-01,
`;

/** A mapping from the demo entry with one field. */
export function inMapping(formula: string, field = 'hours'): ExampleWorkspace {
  return `${DEMO_SCHEMAS}--- mappings/demo/line.mapping.yaml
title: Entry to line
from: { entry: demo/entry }
to: demo/line
fields:
  ${field}: ${quoted(formula)}
${field === 'hours' ? '' : '  hours: = entry.hours\n'}`;
}

/** A rule set on the demo entry with one condition. */
export function inRules(formula: string): ExampleWorkspace {
  return `${DEMO_SCHEMAS}--- rules/demo/check.rules.yaml
title: Is the entry good?
input: { entry: demo/entry }
rules:
  - id: only
    when: ${quoted(formula)}
    then: { outcome: hold, reason: ODD }
otherwise: { outcome: accept }
`;
}

/** In single quotes, so that no character of the formula means anything to YAML. */
function quoted(formula: string): string {
  return `'${formula.replaceAll("'", "''")}'`;
}

/** A flow from the demo entry, with a mapping to use. */
export function inFlow(steps: string): ExampleWorkspace {
  return `${inMapping('= entry.hours')}--- flows/demo.flow.yaml
title: Demo
on: { source: demo, type: entry, key: [ = event.id ] }
steps:
${steps}
--- mappings/demo/demo.connection.yaml
title: A demo system
system: demo
direction: both
`;
}
