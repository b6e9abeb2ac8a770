import { code, GENERATED, table } from './markdown.js';

/** The page about the kinds of files and their fields. */
export function kindsPage({ KIND_NAMES, KINDS, outlineOf }) {
  return (
    [
      GENERATED,
      '# Kinds of files',
      'What a file declares is told by the end of its name; its id is its path below the top folder, without that end.',
      table(
        ['file', 'declares', ''],
        KIND_NAMES.map((kind) => [
          `\`${fileName(KINDS[kind].suffix)}\``,
          `[${KINDS[kind].noun}](#${kind})`,
          KINDS[kind].summary,
        ]),
      ),
      ...KIND_NAMES.flatMap((kind) => section(kind, KINDS[kind], outlineOf(kind))),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function fileName(suffix) {
  return suffix.startsWith('.') ? `*${suffix}` : suffix;
}

function section(kind, { noun, suffix, summary, docs, examples }, fields) {
  const language = suffix.endsWith('.json') ? 'json' : 'yaml';
  const rows = fields.map((field) => [`\`${field.path}\``, presence(field), field.form, summaryOf(field)]);
  return [
    `<a id="${kind}"></a>`,
    `## ${noun[0].toUpperCase()}${noun.slice(1)} (\`${fileName(suffix)}\`)`,
    summary,
    ...(docs ? [docs] : []),
    ...examples.map((example) => code(example, language)),
    ...(rows.length > 0 ? [table(['field', '', 'given', 'what it is'], rows)] : []),
  ];
}

function presence(field) {
  if (field.required) return 'required';
  return field.default === undefined ? '' : `default \`${field.default}\``;
}

function summaryOf({ summary, docs, examples }) {
  const shown = examples.length === 0 ? [] : [`For example ${examples.map((example) => `\`${example}\``).join(', ')}.`];
  return [summary, docs ?? [], shown].flat().join(' ');
}
