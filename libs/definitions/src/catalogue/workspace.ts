import { entry, type Span } from '@reckoner/diagnostics';

/** Everything that can be wrong with the files of a workspace as such. */

const reasons = 'title: Example\nreasons: {}\n';

export const WORKSPACE = {
  noKind: entry(
    'workspace/no-kind',
    'info',
    {
      reason: 'The end of a file’s name says what it declares; this one says nothing, so it is left aside.',
      bad: `--- rules/example.reason.yaml\n«»${reasons}`,
      good: `--- rules/example.reasons.yaml\n${reasons}`,
    },
    (suffix: string, known: readonly string[], meant: string | undefined) => ({
      message: `\`${suffix}\` is no kind of file.`,
      hint:
        meant === undefined ? `kinds: ${known.map((name) => `\`${name}\``).join(', ')}` : `did you mean \`${meant}\`?`,
    }),
  ),
  reserved: entry(
    'workspace/reserved-kind',
    'error',
    {
      reason: 'A later version gives it a meaning, which this one could only ignore.',
      bad: `--- rules/example.group.yaml\n«»title: Example\n`,
      good: `--- rules/example.reasons.yaml\n${reasons}`,
    },
    (suffix: string) => ({
      message: `\`${suffix}\` is reserved for a later version.`,
      hint: 'Rename or remove the file.',
    }),
  ),
  duplicate: entry(
    'workspace/duplicate-id',
    'error',
    {
      reason: 'A reference to it could mean either.',
      bad: `--- mappings/late.reasons.yaml\n${reasons}--- rules/late.reasons.yaml\n«»${reasons}`,
      good: `--- mappings/late.reasons.yaml\n${reasons}--- rules/early.reasons.yaml\n${reasons}`,
    },
    (noun: string, id: string, first: Span) => ({
      message: `There is another ${noun} \`${id}\`, in ${first.source.file}.`,
      hint: 'Rename one of the files.',
      related: [{ span: first, message: 'the other one' }],
      data: { id },
    }),
  ),
  strayRows: entry(
    'workspace/stray-rows',
    'warning',
    {
      reason: 'Rows belong to a reference table of the same name; without it, nothing reads them.',
      bad: '--- rules/projects.csv\n«»code,name\nP-1,One\n',
      good: '--- rules/projects.csv\ncode,name\nP-1,One\n--- rules/projects.reference.yaml\ntitle: Projects\nrows: release\nkey: [ code ]\nrow: { type: object, required: [ code ], properties: { code: { type: string }, name: { type: string } } }\n',
    },
    (expected: string) => ({ message: 'No reference table has these rows.', hint: `Declare it in \`${expected}\`.` }),
  ),
};
