import { didYouMean } from '@reckoner/diagnostics';
import type { Checked, FlowIr } from '@reckoner/engine';
import { UsageError } from '../exit.js';

/** The flow with this id or unambiguous last segment. */
export function findFlow(checked: Checked, ref: string): FlowIr {
  const flow = checked.program.find('flow', ref);
  if (flow) return flow;
  const ids = checked.program.all('flow').map(({ id }) => id);
  const meant = didYouMean(ref, ids);
  const said = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new UsageError(`There is no flow ${ref}.${said} The flows are: ${ids.join(', ') || 'none'}.`);
}
