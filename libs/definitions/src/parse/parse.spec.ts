import { describe, expect, it } from '@jest/globals';
import { parseFile, Workspace } from '../workspace/workspace.js';
import type { Definition } from '../definition.js';
import { KINDS } from '../kinds/index.js';
import { formatFile } from '../format/format.js';
import { KIND_NAMES } from '../kinds/kind.js';
import { withoutHanging } from '../../test/without-hanging.js';

const find = (path: string, text: string) => parseFile(path, text).diagnostics;
const words = (path: string, text: string) => find(path, text).map(({ message, hint }) => `${message} ${hint ?? ''}`);

const mapping = (fields: string) => `title: X\nfrom: { entry: any }\nto: any\nfields:\n${fields}`;
const flow = (steps: string) => `title: X\non: { type: x, key: = data.id }\nsteps:\n${steps}`;

describe('what is said about a mistake', () => {
  it.each([
    [
      'rules/x.reasons.yaml',
      'titel: X\nreasons: {}\n',
      [
        'There is no field `titel` here. did you mean `title`?',
        'The field `title` is missing. What it is, in a few words; shown wherever it is listed. For example `title: Harvest time entry to canonical`.',
      ],
    ],
    [
      'rules/x.reasons.yaml',
      'title: X\nreasons: [a]\n',
      ['`reasons` is a map by reason code, not a list. Write `name: value`, one a line.'],
    ],
    [
      'mappings/x.mapping.yaml',
      mapping('  a: {}\n'),
      ['Nothing says where the field comes from. Give it a `value`, `fields`, or the reason why it is `absent`.'],
    ],
    [
      'mappings/x.mapping.yaml',
      mapping('  a: { value: = 1, defualt: = 2 }\n'),
      ['There is no field `defualt` here. did you mean `default`?'],
    ],
    [
      'mappings/x.mapping.yaml',
      'title: X\nfrom: { a: text }\nto: any\nfields: {}\n',
      ['`text` is no type. did you mean `string`?'],
    ],
    ['flows/x.flow.yaml', flow('  - mpa: { with: x, as: y }\n'), ['None of `mpa` is a step. did you mean `map`?']],
    [
      'flows/x.flow.yaml',
      flow('  - map: { with: x }\n    as: y\n'),
      [
        'There is no field `as` here. `as` belongs inside the braces of the step',
        'The field `as` is missing. The name of the result.',
      ],
    ],
    [
      'flows/x.flow.yaml',
      flow('  - enrich: { from: x, key: = a, as: y, missing: hold on }\n'),
      [
        '`hold on` is not what is expected here. expected: `ok`, or an outcome and a reason code such as `hold PROJECT_UNKNOWN`',
      ],
    ],
    [
      'rules/x.environment.yaml',
      'title: X\norder: 1.5\n',
      ['`1.5` is not a whole number from 1. expected: a whole number from 1'],
    ],
    [
      'mappings/x.schema.yaml',
      'title: X\ntype: text\n',
      [
        '`text` is not one of `string`, `number`, `integer`, `boolean`, `object`, `array`, `null`. write one of `string`, `number`, `integer`, `boolean`, `object`, `array`, `null`',
      ],
    ],
  ])('%s %j', (path, text, expected) => {
    expect(words(path, text)).toEqual(expected);
  });

  it('moves a comment behind a formula to its own line, or quotes a text that holds the sign', () => {
    const fixed = (text: string) => {
      const formatted = formatFile('mappings/x.mapping.yaml', mapping(text));
      return 'text' in formatted ? formatted.text.split('fields:\n')[1] : formatted.diagnostics;
    };
    expect(fixed('  a: = entry.b # why\n')).toBe('  # why\n  a: = entry.b\n');
    expect(fixed('  a: = "no #1"\n')).toBe('  a: \'= "no #1"\'\n');
  });
});

describe('target fields', () => {
  const fieldsOf = (fields: string) => {
    const { definition } = parseFile('mappings/x.mapping.yaml', mapping(fields));
    return definition?.kind === 'mapping' ? (definition as Definition<'mapping'>).value.fields : [];
  };

  it('take a map for JSON-Logic unless all its keys are fields of a field', () => {
    expect(fieldsOf('  a: { var: entry.b }\n')[0]!.value).toMatchObject({ kind: 'path', segments: ['entry', 'b'] });
    expect(fieldsOf('  a: { value: { var: entry.b } }\n')[0]!.value).toMatchObject({ kind: 'path' });
    expect(fieldsOf('  a: { fields: { b: = 1 } }\n')[0]!.fields).toMatchObject([{ key: 'b' }]);
  });

  it('cut their path at dots, but for names in backquotes', () => {
    const [field] = fieldsOf('  "`odd.name`.list[].x": = 1\n');
    expect(field!.segments.map(({ name, list }) => [name, list])).toEqual([
      ['odd.name', false],
      ['list', true],
      ['x', false],
    ]);
    const { source, start, end } = field!.segments[2]!.span;
    expect(source.text.slice(start, end)).toBe('x');
  });

  it.each(['a.', '.a', 'a..b', 'a b', '[]', 'a[0]', ''])('refuse the path %j', (path) => {
    expect(
      find('mappings/x.mapping.yaml', mapping(`  ${JSON.stringify(path)}: = 1\n`)).map(({ code }) => code),
    ).toEqual(['shape/target-path']);
  });
});

describe('any text', () => {
  const PIECES = [
    '\n  ',
    '\n',
    'title: x',
    'rules:',
    '- ',
    'a: ',
    '= b(c, ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '#',
    ' # ',
    '|',
    '>',
    '\t',
    'é',
    '\u2028',
    '\ud800',
    '\0',
    '&a',
    '*a',
    '!x',
    '<<: ',
    '? ',
    '%',
    '@',
    '1e309',
    '.5',
    '--- ',
    '\r\n',
    '\r',
    'say: ',
    'when: ',
    '{{',
    '{a',
    'steps:',
    'on: ',
    'map: ',
    '__proto__: ',
    'constructor: ',
    'fields: ',
    'cases:',
    'given: ',
  ];

  it.each([
    ['rules/x.rules.yaml', 'title: X\nrules:\n', '  - { odd: 1 }\n', 30_000],
    ['mappings/x.schema.yaml', 'title: X\nallOf:\n', '  - { tpye: 1 }\n', 30_000],
    ['mappings/x.mapping.yaml', 'title: X\nfields:\n  a:\n', '    = b or\n', 40_000],
    ['rules/x.table.yaml', 'title: X\nrows:\n', '  - { if: ["[[["] }\n', 20_000],
    ['mappings/x.mapping.yaml', '', 'x', 500_000],
    ['mappings/x.mapping.yaml', 'fields: { a: "= ', '(', 500_000],
  ])('is answered at once: %s %s %j × %i', (path, head, piece, count) => {
    const text = head + piece.repeat(count) + (head.includes('"') ? '" }' : '');
    withoutHanging(() => parseFile(path, text));
  });

  it('is a definition or diagnostics, never an exception', () => {
    let state = 20261121;
    const random = (below: number) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % below;
    const known = Object.keys(Object.prototype);
    for (let run = 0; run < 20_000; run++) {
      const text = Array.from({ length: 1 + random(50) }, () => PIECES[random(PIECES.length)]).join('');
      const kind = KIND_NAMES[random(KIND_NAMES.length)]!;
      const path = kind === 'workspace' ? 'reckoner.yaml' : `rules/x${KINDS[kind].suffix}`;
      try {
        const { diagnostics } = Workspace.of(new Map([[path, text]]));
        for (const { span } of diagnostics) expect(span.start <= span.end && span.end <= text.length).toBe(true);
        formatFile(path, text);
      } catch (problem) {
        throw new Error(`${path} ${JSON.stringify(text)}`, { cause: problem });
      }
    }
    expect(Object.keys(Object.prototype)).toEqual(known);
  });
});
