import { OutcomeBadge } from '../../design/values/badges.js';
import type { RowWanted, TryAnswer } from '../../engine/facts.js';
import { DeliveryView } from './delivery-view.js';
import { changesOf, decisionOf, linesOf, sentenceOf } from './outcome-words.js';
import { StepList } from './step-list.js';
import css from './try.module.css';

interface ResultViewProps {
  readonly answer: TryAnswer | undefined;
  readonly onOpen: (path: string, line?: number) => void;
  readonly onWant: (row: RowWanted) => void;
}

/** What the sample came to. */
export function ResultView({ answer, onOpen, onWant }: ResultViewProps) {
  if (!answer) return <div className={css.result} aria-busy />;
  return (
    <div className={css.result} role="region" aria-label="Result" tabIndex={0}>
      <Content answer={answer} onOpen={onOpen} onWant={onWant} />
    </div>
  );
}

function Content({ answer, onOpen, onWant }: ResultViewProps & { readonly answer: TryAnswer }) {
  if (answer.kind === 'unreadable')
    return (
      <p className={css.problem}>
        <code>{answer.input}</code> cannot be read: {answer.message}
      </p>
    );
  if (answer.kind === 'not-there') return <p className={css.problem}>{answer.message}</p>;
  return (
    <>
      {answer.kind === 'flow' ? <FlowResult answer={answer} onOpen={onOpen} /> : <ValueResult json={answer.json} />}
      <Wanted rows={answer.wanted} onWant={onWant} />
      <p className={css.quiet}>Ran in {answer.ms} ms, in this browser.</p>
    </>
  );
}

/** What a definition gives by itself; where it decided, or could not answer, in words first. */
function ValueResult({ json }: { readonly json: string }) {
  const { outcome, reason, message } = decisionOf(json);
  return (
    <>
      {outcome !== undefined && (
        <div className={css.line}>
          <OutcomeBadge outcome={outcome} />
          <p className={css.words}>{message ?? reason}</p>
        </div>
      )}
      <pre className={css.json}>{json}</pre>
    </>
  );
}

type FlowAnswer = Extract<TryAnswer, { readonly kind: 'flow' }>;

function FlowResult({ answer, onOpen }: { readonly answer: FlowAnswer; readonly onOpen: ResultViewProps['onOpen'] }) {
  const changes = changesOf(answer.steps);
  return (
    <>
      <ul className={css.lines}>
        {linesOf(answer.result, answer.deliveries).map((line) => (
          <li key={line.name} className={css.line}>
            <OutcomeBadge outcome={line.result.outcome} />
            <div className={css.words}>
              <p>{sentenceOf(line)}</p>
              <p className={css.quiet}>
                {[
                  line.result.reason,
                  line.result.remedy,
                  line.result.owner === undefined ? undefined : `Owner: ${line.result.owner}`,
                ]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </p>
              {line.result.parts.length > 0 && (
                <p className={css.quiet}>
                  {line.result.parts
                    .map(({ name, result }) => `${name}: ${result.outcome}${result.reason ? ` ${result.reason}` : ''}`)
                    .join(' · ')}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {changes.length > 0 && (
        <>
          <h3 className={css.title}>What would have to change</h3>
          <ul className={css.changes}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      {answer.deliveries.map((delivery, index) => (
        <DeliveryView key={index} delivery={delivery} steps={answer.steps} />
      ))}
      <h3 className={css.title}>Step by step</h3>
      <StepList steps={answer.steps} onOpen={onOpen} />
    </>
  );
}

function Wanted({ rows, onWant }: { readonly rows: readonly RowWanted[]; readonly onWant: ResultViewProps['onWant'] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className={css.title}>Rows that were not found</h3>
      <ul className={css.changes}>
        {rows.map((row) => (
          <li key={JSON.stringify(row)}>
            <code>{row.table}</code> has no row for <code>{row.keys.join(', ')}</code>
            {row.at !== undefined && ` at ${row.at}`}.{' '}
            <button type="button" className={css.small} onClick={() => onWant(row)}>
              Add one for this try
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
