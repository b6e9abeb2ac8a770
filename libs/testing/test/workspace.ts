import { Workspace } from '@reckoner/definitions';
import { checkWorkspace, type Checked } from '@reckoner/engine';

const ROOT = 'name: test\nlanguage: 1\n';

/** A workspace of these files, checked; its definitions must have no errors. */
export function checkedOf(files: Readonly<Record<string, string>>): Checked {
  const checked = checkWorkspace(Workspace.of(new Map([['reckoner.yaml', ROOT], ...Object.entries(files)])));
  const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const found = errors.map(
      ({ span, message }) => `${span.source.file}:${span.source.position(span.start).line} ${message}`,
    );
    throw new Error(`the workspace of the test has errors:\n${found.join('\n')}`);
  }
  return checked;
}

/** `file:line:column` */
export function placeOf({
  span,
}: {
  readonly span: {
    readonly source: { file: string; position(at: number): { line: number; column: number } };
    readonly start: number;
  };
}): string {
  const { line, column } = span.source.position(span.start);
  return `${span.source.file}:${line}:${column}`;
}
