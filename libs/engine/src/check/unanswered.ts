import { Collector, type Diagnostic } from '@reckoner/diagnostics';
import type { Definition } from '@reckoner/definitions';
import { unanswered } from '../constraints/analyse-rules.js';
import { lowerConditions } from '../lower/rules.js';
import type { Program } from '../lower/program.js';
import { unansweredPayload } from './catalogue.js';
import { describeExample } from './tables.js';

/** For a rule set without `otherwise`: an input that none of its rules answers, so that its author sees why one is needed. */
export function unansweredRules(definition: Definition<'rules'>, program: Program): Diagnostic[] {
  const { input, rules, otherwise } = definition.value as Partial<Definition<'rules'>['value']>;
  if (otherwise !== undefined || !input || !rules || hasErrors(definition, program)) return [];
  const lowering = program.lowering(new Collector());
  const found = unanswered({ strategy: 'first', rules: lowerConditions(lowering, definition) });
  return [unansweredPayload(definition.spanOf(['rules'], 'key'), found && describeExample(found), found?.payload)];
}

/** Where something cannot be read, `otherwise` may stand there, and rules may be missing. */
function hasErrors({ source }: Definition<'rules'>, { workspace }: Program): boolean {
  return workspace.diagnostics.some(({ severity, span }) => severity === 'error' && span.source === source);
}
