const rule = (when: string) =>
  `title: X\ninput: { entry: any }\nrules:\n  - { id: a, when: ${when}, then: { outcome: hold } }\notherwise: {}\n`;
const mapping = (value: string) => `title: X\nfrom: { entry: any }\nto: any\nfields:\n  a: ${value}\n`;
const schema = (body: string) => `title: X\ntype: object\n${body}\n`;
const table = (rows: string, columns = 'a: { value: = a }') =>
  `title: X\ninput: { a: any, b: any }\ninputs: { ${columns} }\noutputs: { o: string }\nrows:\n${rows}\n`;
const many = (count: number, of: (index: number) => string, between = ', ') =>
  Array.from({ length: count }, (_, index) => of(index)).join(between);

/** Texts made to break whatever reads them: by depth, size, number or by asking for the same again and again. */
export const BOMBS: readonly (readonly [name: string, file: string, text: string])[] = [
  ['nested brackets', 'rules/x.reasons.yaml', '['.repeat(100_000)],
  ['nested braces', 'rules/x.reasons.yaml', '{a: '.repeat(50_000)],
  ['nested dashes', 'rules/x.reasons.yaml', '- '.repeat(100_000)],
  ['nested keys on lines', 'rules/x.reasons.yaml', many(5000, (at) => `${' '.repeat(at)}a:`, '\n')],
  ['nested question marks', 'rules/x.reasons.yaml', '? '.repeat(50_000)],
  ['nested tags', 'rules/x.reasons.yaml', '!a '.repeat(50_000)],
  ['JSON brackets', 'mappings/x.sample.json', '['.repeat(200_000)],
  ['JSON braces', 'mappings/x.sample.json', '{"a":'.repeat(100_000)],
  [
    'aliases that double',
    'rules/x.reasons.yaml',
    `a: &a [x]\n${many(30, (at) => `b${at}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]`, '\n')}`,
  ],
  ['merge keys', 'rules/x.reasons.yaml', many(2000, (at) => `k${at}: { <<: *x }`, '\n')],
  ['many keys', 'rules/x.reasons.yaml', many(60_000, (at) => `k${at}: 1`, '\n')],
  ['many keys in braces', 'rules/x.reasons.yaml', `a: { ${many(60_000, (at) => `k${at}: 1`)} }`],
  ['one key again and again', 'rules/x.reasons.yaml', 'a: 1\n'.repeat(50_000)],
  [
    'keys that collide when hashed',
    'mappings/x.sample.json',
    `{${many(4000, (at) => `"${at * 4_294_967_296}":1`, ',')}}`,
  ],
  ['a long line', 'rules/x.reasons.yaml', `title: ${'x'.repeat(500_000)}`],
  ['a long quoted text', 'rules/x.reasons.yaml', `title: "${'\\'.repeat(200_000)}`],
  ['many quotes', 'rules/x.reasons.yaml', `title: ${"'".repeat(300_000)}`],
  ['many colons', 'rules/x.reasons.yaml', ': '.repeat(200_000)],
  ['many commas', 'rules/x.reasons.yaml', `a: [${','.repeat(300_000)}]`],
  ['many comments', 'rules/x.reasons.yaml', '#\n'.repeat(200_000)],
  ['many documents', 'rules/x.reasons.yaml', '---\n'.repeat(100_000)],
  ['many line ends', 'rules/x.reasons.yaml', '\n'.repeat(500_000)],
  ['many carriage returns', 'rules/x.reasons.yaml', 'a: 1\r'.repeat(100_000)],
  ['many blanks', 'rules/x.reasons.yaml', ' '.repeat(500_000)],
  ['many tabs', 'rules/x.reasons.yaml', '\t'.repeat(400_000)],
  ['a literal block of many lines', 'rules/x.reasons.yaml', `title: |\n${'  x\n'.repeat(100_000)}`],
  ['a folded block of many empty lines', 'rules/x.reasons.yaml', `title: >\n${'\n'.repeat(300_000)}  x`],
  ['nothing but NUL', 'rules/x.reasons.yaml', '\u0000'.repeat(300_000)],
  ['lone surrogates', 'rules/x.reasons.yaml', '\ud800'.repeat(300_000)],
  ['a byte order mark again and again', 'rules/x.reasons.yaml', '\ufeff'.repeat(100_000)],
  ['nested brackets in a formula', 'rules/x.rules.yaml', rule(`'= ${'('.repeat(100_000)}'`)],
  ['nested minus signs', 'rules/x.rules.yaml', rule(`'= ${'-'.repeat(100_000)}1'`)],
  ['nested not', 'rules/x.rules.yaml', rule(`'= ${'not '.repeat(60_000)}true'`)],
  ['a chain of sums', 'rules/x.rules.yaml', rule(`'= ${'1 + '.repeat(60_000)}1'`)],
  ['a chain of comparisons', 'rules/x.rules.yaml', rule(`'= ${'1 < '.repeat(60_000)}1'`)],
  ['a chain of reads', 'rules/x.rules.yaml', rule(`'= entry${'.a'.repeat(60_000)}'`)],
  ['a chain of indexes', 'rules/x.rules.yaml', rule(`'= entry${'[0]'.repeat(60_000)}'`)],
  ['many arguments', 'rules/x.rules.yaml', rule(`'= max(${many(60_000, () => '1')})'`)],
  ['nested calls', 'rules/x.rules.yaml', rule(`'= ${'abs('.repeat(60_000)}1'`)],
  ['nested conditions', 'rules/x.rules.yaml', rule(`'= ${'if(true, '.repeat(20_000)}1'`)],
  ['nested JSON-Logic', 'rules/x.rules.yaml', rule(`${'{ "!": '.repeat(20_000)}1`)],
  ['a formula of nothing but quotes', 'rules/x.rules.yaml', rule(`'= ${'"'.repeat(200_000)}'`)],
  ['a formula of backquotes', 'rules/x.rules.yaml', rule(`'= ${'`'.repeat(200_000)}'`)],
  ['a number of many digits', 'rules/x.rules.yaml', rule(`= ${'9'.repeat(200_000)}`)],
  ['a number of many zeros', 'rules/x.rules.yaml', rule(`= 0.${'0'.repeat(200_000)}1`)],
  ['a large exponent', 'rules/x.rules.yaml', rule('= 1e999999999999')],
  ['a product of large numbers', 'rules/x.rules.yaml', rule(`= ${many(2000, () => '1e6000', ' * ')}`)],
  [
    'holes in a message',
    'rules/x.rules.yaml',
    rule('true').replace('hold }', `hold }, say: '${'{entry}'.repeat(20_000)}'`),
  ],
  [
    'braces in a message',
    'rules/x.rules.yaml',
    rule('true').replace('hold }', `hold }, say: '${'{'.repeat(200_000)}'`),
  ],
  [
    'many rules',
    'rules/x.rules.yaml',
    rule('true').replace(
      /  - .*\n/,
      many(8000, (at) => `  - { id: r${at}, when: '= entry.a == ${at}', then: {} }\n`, ''),
    ),
  ],
  [
    'rules that hide each other',
    'rules/x.rules.yaml',
    rule('true').replace(
      /  - .*\n/,
      many(
        400,
        (at) =>
          `  - { id: r${at}, when: '= entry.a${at} == 1 or entry.b${at} == 2 or entry.a${at + 1} > 3', then: {} }\n`,
        '',
      ),
    ),
  ],
  [
    'conditions that double',
    'rules/x.rules.yaml',
    rule(`'= ${many(60, (at) => `(entry.a${at} == 1 or entry.b${at} == 2)`, ' and ')}'`),
  ],
  [
    'many fields',
    'mappings/x.mapping.yaml',
    `title: X\nfrom: { entry: any }\nto: any\nfields:\n${many(4900, (at) => `  f${at}: = entry.f${at}`, '\n')}`,
  ],
  ['a deep target', 'mappings/x.mapping.yaml', mapping('1').replace('a: 1', `${many(5000, () => 'a', '.')}: 1`)],
  ['a target of brackets', 'mappings/x.mapping.yaml', mapping('1').replace('a: 1', `a${'[]'.repeat(50_000)}: 1`)],
  [
    'a table of many rows',
    'rules/x.table.yaml',
    table(many(8000, (at) => `  - { id: r${at}, if: [ ${at} ], then: [ x ] }`, '\n')),
  ],
  [
    'a table whose rows overlap everywhere',
    'rules/x.table.yaml',
    table(
      many(
        300,
        (at) =>
          `  - { id: r${at}, if: [ ${many(12, (column) => ((at >> column) & 1 ? `"[${at}..${at + 50}]"` : `"not(${at + column})"`))} ], then: [ x ] }`,
        '\n',
      ),
      many(12, (column) => `c${column}: { value: = a.f${column} }`),
    ).replace('inputs:', 'hit: unique\ninputs:'),
  ],
  [
    'a cell of many values',
    'rules/x.table.yaml',
    table(`  - { id: r, if: [ '${many(60_000, (at) => String(at))}' ], then: [ x ] }`),
  ],
  [
    'a cell of nested not',
    'rules/x.table.yaml',
    table(`  - { id: r, if: [ '${'not('.repeat(60_000)}' ], then: [ x ] }`),
  ],
  ['a cell of commas', 'rules/x.table.yaml', table(`  - { id: r, if: [ '${','.repeat(200_000)}' ], then: [ x ] }`)],
  ['a schema that is all of itself', 'mappings/x.schema.yaml', schema(`allOf: [ ${many(20, () => '{ $ref: x }')} ]`)],
  [
    'a schema that is one of itself in many fields',
    'mappings/x.schema.yaml',
    schema(`properties: { ${many(30, (at) => `f${at}: { oneOf: [ { $ref: x }, { $ref: x } ] }`)} }`),
  ],
  [
    'a schema that doubles',
    'mappings/x.schema.yaml',
    schema(
      `$defs:\n${many(40, (at) => `  d${at}: { properties: { a: { $ref: '#/$defs/d${at + 1}' }, b: { $ref: '#/$defs/d${at + 1}' } } }`, '\n')}\n  d40: {}\nproperties: { x: { $ref: '#/$defs/d0' } }`,
    ),
  ],
  [
    'a schema of doubling alternatives',
    'mappings/x.schema.yaml',
    schema(
      `$defs:\n${many(40, (at) => `  d${at}: { anyOf: [ { $ref: '#/$defs/d${at + 1}' }, { $ref: '#/$defs/d${at + 1}' } ] }`, '\n')}\n  d40: {}\nproperties: { x: { $ref: '#/$defs/d0' } }`,
    ),
  ],
  [
    'a pattern that backtracks',
    'mappings/x.schema.yaml',
    schema("properties: { a: { type: string, pattern: '^(a+)+$' } }"),
  ],
  [
    'a pattern that repeats repetitions',
    'mappings/x.schema.yaml',
    schema("properties: { a: { type: string, pattern: '^((a{1,100}){1,100}){1,100}$' } }"),
  ],
  [
    'a pattern of many groups',
    'mappings/x.schema.yaml',
    schema(`properties: { a: { type: string, pattern: '${'('.repeat(50_000)}' } }`),
  ],
  [
    'many patterns',
    'mappings/x.schema.yaml',
    schema(`properties: { ${many(2000, (at) => `f${at}: { pattern: '^(a|b${at}){1,50}$' }`)} }`),
  ],
  [
    'a long enum',
    'mappings/x.schema.yaml',
    schema(`properties: { a: { enum: [ ${many(30_000, (at) => `v${at}`)} ] } }`),
  ],
  [
    'a flow of many steps',
    'flows/x.flow.yaml',
    `title: X\non: { type: x, key: = data.id }\nsteps:\n${many(4000, (at) => `  - let: { value: = data.a${at}, as: v${at} }`, '\n')}`,
  ],
  [
    'splits in splits',
    'flows/x.flow.yaml',
    `title: X\non: { type: x, key: = data.id }\nsteps: ${'[ { split: { each: { a: 1, b: 2 }, as: p }, steps: '.repeat(60)}`,
  ],
  [
    'many unknown names',
    'rules/x.rules.yaml',
    rule('true').replace(
      /  - .*\n/,
      many(4000, (at) => `  - { id: r${at}, when: '= entri${at}.a', then: {} }\n`, ''),
    ),
  ],
  ['rows of many cells', 'rules/x.csv', `${many(20_000, (at) => `c${at}`, ',')}\n${','.repeat(20_000)}\n`],
  ['rows with open quotes', 'rules/x.csv', `a,b\n${'"'.repeat(400_001)}`],
  ['rows of quotes and commas', 'rules/x.csv', `a,b\n${'",'.repeat(200_000)}`],
  ['rows of deep fields', 'rules/x.csv', `${many(5000, () => 'a', '.')},b\n1,2\n`],
];
