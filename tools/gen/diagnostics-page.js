import { code, GENERATED } from './markdown.js';

/** An example as it is shown; the longest are cut. */
const EXAMPLE_MAX = 2400;

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
  const file = markedFile(bad);
  return [
    `## \`${name}\``,
    `*${severity}.* ${reason}`,
    'Reported:',
    code(shown(bad, file)),
    'Not reported:',
    code(shown(good, file)),
  ];
}

function markedFile(example) {
  const file = filesOf(example).find((text) => text.includes('«')) ?? example;
  return file.slice(0, file.indexOf('\n'));
}

function filesOf(example) {
  return example.split(/^(?=--- \S)/m);
}

/** Of several files, the one that the finding is in. */
function shown(example, head) {
  const files = filesOf(example);
  const told = (files.find((text) => text.startsWith(`${head}\n`)) ?? example).replace(/^--- (.*)/, '# $1');
  const visible = told.replace(
    /[\u0000-\u0008]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return visible.length > EXAMPLE_MAX ? `${visible.slice(0, 200)} … ${visible.slice(-100)}` : visible;
}
