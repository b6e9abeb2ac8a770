/** What a run came to, said in sentences. Pure. */
import type { SaidDelivery, SaidResult, SaidStep } from '../../engine/facts.js';

const VERBS: Readonly<Record<SaidResult['outcome'], string>> = {
  accepted: 'is accepted',
  held: 'is held',
  excluded: 'is left out on purpose',
  rejected: 'is rejected',
  failed: 'could not be worked on',
  superseded: 'was replaced by a newer revision',
};

/** One purpose, or the whole where a flow has one purpose only. */
export interface Line {
  readonly name: string;
  readonly result: SaidResult;
  readonly deliveries: readonly SaidDelivery[];
}

/** The purposes in their order; the whole is spoken of alone where there are none, or where it ended before them. */
export function linesOf(result: SaidResult, deliveries: readonly SaidDelivery[]): Line[] {
  if (result.purposes.length === 0) return [{ name: 'This entry', result, deliveries }];
  return result.purposes.map(({ name, result: own }) => ({
    name,
    result: own,
    deliveries: deliveries.filter(({ purpose }) => purpose === name),
  }));
}

/** `billing is accepted: 2 deliveries to sap.` */
export function sentenceOf({ name, result, deliveries }: Line): string {
  const why = result.message ?? result.reason;
  const targets = [...new Set(deliveries.map(({ to }) => to))].join(', ');
  const sent =
    deliveries.length > 0
      ? `: ${deliveries.length} ${deliveries.length === 1 ? 'delivery' : 'deliveries'} to ${targets}`
      : '';
  const because = why === undefined ? '' : `: ${why}`;
  return `${name} ${VERBS[result.outcome]}${result.outcome === 'accepted' ? sent : because}`.replace(
    /([^.!?])$/,
    '$1.',
  );
}

/** What would have to change, of all steps, each once and in their order. */
export function changesOf(steps: readonly SaidStep[]): string[] {
  const all = steps.flatMap((step): string[] => [...step.changes, ...changesOf(step.steps)]);
  return [...new Set(all)];
}

/** What a value says of itself as a decision: rules decide, and what cannot be answered is said in the same form. */
export function decisionOf(json: string): { outcome?: string; reason?: string; message?: string } {
  const value = JSON.parse(json) as unknown;
  if (typeof value !== 'object' || value === null) return {};
  const text = (key: string) => {
    const found = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    return typeof found === 'string' ? { [key]: found } : {};
  };
  return 'outcome' in text('outcome') ? { ...text('outcome'), ...text('reason'), ...text('message') } : {};
}
