import { code, GENERATED } from './markdown.js';

/** An example as it is shown; the longest are cut. */
const EXAMPLE_MAX = 1500;

/** The page about everything that checking can say. */
export function diagnosticsPage(catalogue) {
  const sorted = [...catalogue].sort((a, b) => (a.code < b.code ? -1 : 1));
  return (
    [
      GENERATED,
      '# Diagnostics',
      'Each has a code that never changes its meaning. `«»` marks where it is reported in the example.',
      ...sorted.flatMap(section),
    ].join('\n\n') + '\n'
  );
}

function section({ code: name, severity, reason, bad, good }) {
  return [
    `## \`${name}\``,
    `*${severity}.* ${reason}`,
    'Reported:',
    code(shown(bad)),
    'Not reported:',
    code(shown(good)),
  ];
}

function shown(example) {
  // eslint-disable-next-line no-control-regex -- shown as what they are
  const visible = example.replace(
    /[\u0000-\u0008]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return visible.length > EXAMPLE_MAX
    ? `${visible.slice(0, EXAMPLE_MAX / 2)} … ${visible.slice(-EXAMPLE_MAX / 4)}`
    : visible;
}
