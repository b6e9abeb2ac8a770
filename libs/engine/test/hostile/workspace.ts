/** A text in YAML, with every sign escaped that could mean something. */
export function yaml(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A formula in YAML. */
export const formula = (text: string): string => yaml(`= ${text}`);

/** A name in a formula. */
function name(text: string): string {
  return `\`${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('`', '\\`')}\``;
}

/** A name in a target path. */
const target = (text: string): string => `\`${text}\``;

/** The same text in each place of a small workspace where any text may stand. */
export function workspaceOf(text: string): Map<string, string> {
  const quoted = JSON.stringify(text);
  const [key, plain] = [yaml(text), yaml(text.replaceAll('{', '{{'))];
  return new Map([
    ['reckoner.yaml', 'name: hostile\nlanguage: 1\n'],
    [
      'mappings/demo/entry.schema.yaml',
      `title: ${key}
type: object
required: [ id, ${key} ]
properties:
  id: { type: string, title: ${key}, description: ${key} }
  ${key}: { type: string, enum: [ ${key}, other ] }
  inner: { type: object, properties: { ${key}: { type: number } } }
  list: { type: array, items: { type: object, properties: { ${key}: { type: string } } } }
`,
    ],
    [
      'mappings/demo/line.mapping.yaml',
      `title: ${key}
description: ${key}
from: { entry: demo/entry }
to: any
fields:
  ${yaml(target(text))}: { value: ${formula(`entry.${name(text)}`)}, note: ${key} }
  ${yaml(`outer.${target(text)}.x`)}: ${formula(`entry.inner.${name(text)}`)}
  ${yaml(`${target(`l${text}`)}[]`)}: { each: = entry.list, value: ${formula(`item.${name(text)}`)} }
  literal: ${formula(quoted)}
  plain: { value: ${yaml(`x${text}`)} }
  object: ${formula(`object(${quoted}, 1, "b", {"c": ${quoted}})`)}
  joined: ${formula(`${quoted} & entry.${name(text)} & join([${quoted}, "x"], ${quoted})`)}
  chosen: ${formula(`if(entry.${name(text)} == ${quoted}, ${quoted}, "no")`)}
  listed: ${formula(`entry.${name(text)} in ["x", ${quoted}]`)}
  found: ${formula(`lookup("rates", entry.${name(text)})`)}
  got: ${formula(`get(entry, ${quoted})`)}
  replaced: ${formula(`replace(entry.${name(text)}, "x", ${quoted})`)}
  counted: ${formula(`count(entry.list, item.${name(text)} == ${quoted})`)}
`,
    ],
    [
      'rules/demo/check.rules.yaml',
      `title: ${key}
input: { entry: demo/entry }
outputs: { text: string }
rules:
  - { id: one, when: ${formula(`entry.id == ${JSON.stringify(`z${text}`)}`)}, then: { outcome: hold, reason: ODD, owner: ${key} }, say: ${plain}, remedy: ${yaml(`x${text.replaceAll('{', '{{')}`)} }
  - { id: two, when: ${formula(`entry.${name(text)} == ${quoted}`)}, then: { text: ${formula(quoted)} } }
otherwise: { text: none }
`,
    ],
    [
      'rules/demo/pick.table.yaml',
      `title: ${key}
input: { entry: demo/entry }
inputs: { one: { value: ${formula(`entry.${name(text)}`)}, title: ${key} }, two: { value: = entry.id } }
outputs: { text: { type: string, title: ${key} }, to: string }
rows:
  - { id: a, if: [ ${yaml(quoted)}, '"a"' ], then: [ ${formula(quoted)}, ${formula(quoted)} ], note: ${key} }
  - { id: b, if: [ ${yaml(`${quoted}, "other"`)}, ${yaml(`not(${JSON.stringify(`n${text}`)})`)} ], then: [ ${formula(quoted)}, ${formula(quoted)} ] }
otherwise: [ none, ${formula(quoted)} ]
`,
    ],
    [
      'rules/demo/rates.reference.yaml',
      `title: ${key}
rows: release
key: [ id ]
row: { type: object, required: [ id ], properties: { id: { type: string }, ${key}: { type: string } } }
`,
    ],
    ['rules/demo/rates.csv', `id,${cell(text)}\n${cell(text)},${cell(text)}\nplain,x\n`],
    ['rules/demo.reasons.yaml', `title: ${key}\nreasons:\n  ODD: { title: ${key}, owner: ${key}, remedy: ${key} }\n`],
    [
      'mappings/demo/demo.connection.yaml',
      `title: ${key}\nsystem: ${key}\ndirection: both\noperations: { post: { note: ${key} } }\n`,
    ],
    [
      'flows/demo.flow.yaml',
      `title: ${key}
on: { source: demo, type: ${key}, key: [ ${formula('data.id')} ] }
steps:
  - validate: { schema: demo/entry, of: = data }
  - map: { with: demo/line, given: { entry: = data }, as: line }
  - decide: { with: demo/check, given: { entry: = data }, as: decision }
  - let: { value: ${formula(quoted)}, as: said }
  - split: { each: { ${key}: 1, other: 0 }, as: part }
    steps:
      - route: { with: demo/pick, given: { entry: = data } }
        to: { ${key}: [ { deliver: { to: demo, operation: post, body: = line, key: [ = data.id, ${formula(quoted)}, = part.key ], correct: upsert } } ] }
  - deliver: { to: demo, operation: post, body: '= {d: decision, s: said}', key: [ = data.id ], correct: upsert }
`,
    ],
  ]);
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
