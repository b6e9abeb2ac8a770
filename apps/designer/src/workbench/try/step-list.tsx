import { IconCheck, IconX } from '@tabler/icons-react';
import type { SaidRule, SaidStep, SaidValue } from '../../engine/facts.js';
import { FormulaText } from '../../design/text/formula-text.js';
import css from './try.module.css';

interface StepListProps {
  readonly steps: readonly SaidStep[];
  readonly onOpen: (path: string, line?: number) => void;
}

/** Each step with what it read and made; what ended the run is unfolded. */
export function StepList({ steps, onOpen }: StepListProps) {
  return (
    <ol className={css.steps}>
      {steps.map((step, index) => (
        <li key={index}>
          <Step step={step} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step, onOpen }: { readonly step: SaidStep; readonly onOpen: StepListProps['onOpen'] }) {
  const { title, how, outcome, at, values, rules, steps } = step;
  const looked = rules.filter(({ holds, isNearMiss }) => holds || isNearMiss);
  return (
    <details className={css.step} data-how={how} open={how === 'ended' || (how === 'ran' && steps.some(hasEnded))}>
      <summary>
        <span className={css.stepTitle}>{title}</span>
        {outcome !== undefined && <span className={css.outcome}>{outcome}</span>}
      </summary>
      <div className={css.inside}>
        {at && (
          <button type="button" className={css.small} onClick={() => onOpen(at.file, at.line)}>
            {at.file}:{at.line}
          </button>
        )}
        <Values values={values} />
        {looked.map((rule) => (
          <Rule key={rule.id} rule={rule} onOpen={onOpen} />
        ))}
        {steps.length > 0 && <StepList steps={steps} onOpen={onOpen} />}
      </div>
    </details>
  );
}

function hasEnded(step: SaidStep): boolean {
  return step.how === 'ended' || step.steps.some(hasEnded);
}

function Values({ values }: { readonly values: readonly SaidValue[] }) {
  if (values.length === 0) return null;
  return (
    <dl className={css.values}>
      {values.map(({ text, json }, index) => (
        <div key={index}>
          <dt>
            <FormulaText formula={text} />
          </dt>
          <dd>{json ?? 'missing'}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rule({ rule, onOpen }: { readonly rule: SaidRule; readonly onOpen: StepListProps['onOpen'] }) {
  return (
    <div className={css.rule}>
      <button type="button" className={css.small} onClick={() => onOpen(rule.at.file, rule.at.line)}>
        {rule.id}
      </button>{' '}
      <span className={css.quiet}>{rule.holds ? 'holds' : 'near miss: one condition does not hold'}</span>
      <ul className={css.conditions}>
        {rule.conditions.map(({ text, holds, values }, index) => (
          <li key={index} data-holds={holds}>
            {holds ? <IconCheck size={12} aria-label="holds" /> : <IconX size={12} aria-label="does not hold" />}
            <FormulaText formula={text} />
            <span className={css.quiet}>
              {values.map((value) => `${value.text}: ${value.json ?? 'missing'}`).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
