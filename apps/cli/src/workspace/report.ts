import { renderText } from '@reckoner/diagnostics';
import type { Checked } from '@reckoner/engine';
import { EXIT } from '../exit.js';
import { note } from '../render/output.js';

/** Definitions with errors do not run: they are shown, and the command ends with findings. */
export function reportErrors(checked: Checked): boolean {
  const errors = checked.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.length === 0) return false;
  note(renderText(errors));
  process.exitCode = EXIT.findings;
  return true;
}
