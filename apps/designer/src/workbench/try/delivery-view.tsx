import { useState } from 'react';
import type { SaidDelivery, SaidLineage, SaidStep } from '../../engine/facts.js';
import css from './try.module.css';

interface DeliveryViewProps {
  readonly delivery: SaidDelivery;
  readonly steps: readonly SaidStep[];
}

/** What a target would be sent, field by field; a field that is pointed at says what it was made from. */
export function DeliveryView({ delivery, steps }: DeliveryViewProps) {
  const { to, operation, purpose, part, body, key } = delivery;
  const lineage = lineageOf(steps, delivery);
  const [at, setAt] = useState<string>();
  const shown = lineage.find(({ path }) => path === at);
  return (
    <section className={css.delivery} aria-label={`Delivery to ${to}`}>
      <h3 className={css.title}>
        {purpose}
        {part !== undefined && ` · ${part}`} → {to}: {operation} <span className={css.quiet}>{key}</span>
      </h3>
      {lineage.length === 0 ? (
        <pre className={css.json}>{body}</pre>
      ) : (
        <>
          <table className={css.fields}>
            <tbody>
              {lineage.map(({ path, json, from }) => (
                <tr
                  key={path}
                  tabIndex={0}
                  data-at={path === at || undefined}
                  onMouseEnter={() => setAt(path)}
                  onFocus={() => setAt(path)}
                  title={from.join('\n')}
                >
                  <th scope="row">{path}</th>
                  <td>{json ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={css.lineage}>
            {shown
              ? `${shown.path} comes from ${shown.from.join(', ') || 'nothing but the definition'}.`
              : 'Point at a field to see what it comes from.'}
          </p>
        </>
      )}
    </section>
  );
}

/** Of the step that made this delivery, within the part that it is of. */
function lineageOf(steps: readonly SaidStep[], delivery: SaidDelivery): readonly SaidLineage[] {
  const title = `deliver to ${delivery.to}: ${delivery.operation}`;
  const within = delivery.part === undefined ? steps : (partOf(steps, `part ${delivery.part}`) ?? steps);
  return find(within, (step) => step.title === title && step.how !== 'skipped')?.lineage ?? [];
}

function partOf(steps: readonly SaidStep[], title: string): readonly SaidStep[] | undefined {
  return find(steps, (step) => step.title === title)?.steps;
}

function find(steps: readonly SaidStep[], isIt: (step: SaidStep) => boolean): SaidStep | undefined {
  for (const step of steps) {
    const found = isIt(step) ? step : find(step.steps, isIt);
    if (found) return found;
  }
  return undefined;
}
