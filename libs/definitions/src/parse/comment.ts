import type { Fix } from '@reckoner/diagnostics';
import { YAML } from '../catalogue/yaml.js';
import { isClosed } from '../yaml/formula-text.js';
import type { ScalarNode, YamlNode } from '../yaml/node.js';
import type { Context } from './context.js';

/** Reports a comment behind an unquoted formula or message: its author may have meant it as part of the text. */
export function refuseComment(node: YamlNode, context: Context): void {
  if (node.kind !== 'scalar' || !node.comment) return;
  const isText = typeof node.value === 'string';
  if (isText) context.report(YAML.comment(node.comment, fixOf(node, node.comment)));
}

/** Within an open quote or bracket the `#` is part of the formula; else it is a comment, which goes to a line above. */
function fixOf(node: ScalarNode, comment: NonNullable<ScalarNode['comment']>): Fix {
  const { source } = node.span;
  const whole = source.text.slice(node.span.start, comment.end);
  if (node.text.startsWith('=') && !isClosed(node.text)) {
    const text = `'${whole.replaceAll("'", "''")}'`;
    return { title: 'Put the text in quotes', edits: [{ span: source.span(node.span.start, comment.end), text }] };
  }
  const lineStart = source.text.lastIndexOf('\n', node.span.start - 1) + 1;
  const indent = /^ */.exec(source.text.slice(lineStart, node.span.start))![0];
  return {
    title: 'Put the comment on its own line',
    edits: [
      { span: source.span(lineStart, lineStart), text: `${indent}${source.text.slice(comment.start, comment.end)}\n` },
      { span: source.span(node.span.end, comment.end), text: '' },
    ],
  };
}
