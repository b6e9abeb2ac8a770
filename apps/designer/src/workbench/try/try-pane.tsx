import { NativeSelect } from '@mantine/core';
import { IconFlask2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../design/states/empty-state.js';
import { SplitPanes } from '../../design/layout/split-panes.js';
import type { RowWanted, TriedRow, TrySubject } from '../../engine/facts.js';
import { useWorkspace } from '../../workspace/use.js';
import { stemOfPath } from '../kind-of-path.js';
import { ResultView } from './result-view.js';
import { useSubjects, useTrial } from './try-state.js';
import css from './try.module.css';

interface TryPaneProps {
  readonly path: string | undefined;
  readonly onOpen: (path: string, line?: number) => void;
}

/** A sample above, what it comes to below; both at once, at every key. */
export function TryPane({ path, onOpen }: TryPaneProps) {
  const subjects = useSubjects(path);
  const [chosen, setChosen] = useState<string>();
  const subject = subjects?.find((each) => each.file === chosen) ?? subjects?.[0];
  if (subjects === undefined && path !== undefined) return <div className={css.pane} aria-busy />;
  if (!subject) return <NothingToTry />;
  return (
    <div className={css.pane}>
      <div className={css.head}>
        <NativeSelect
          size="xs"
          className={css.select}
          aria-label="What is tried"
          value={subject.file}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={subjects!.map(({ kind, id, file }) => ({ value: file, label: `${kind} ${id}` }))}
        />
      </div>
      <Trying key={subject.file} subject={subject} onOpen={onOpen} />
    </div>
  );
}

function NothingToTry() {
  return (
    <EmptyState icon={IconFlask2} title="Nothing to try here" isSmall>
      Open a flow, a mapping, rules or a decision table: a sample runs through it while you type, and what it comes to
      stands here.
    </EmptyState>
  );
}

function Trying({ subject, onOpen }: { readonly subject: TrySubject; readonly onOpen: TryPaneProps['onOpen'] }) {
  const { store } = useWorkspace();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      subject.inputs.map(({ name }) => [name, store.get(subject.samples[name]?.[0] ?? '')?.text ?? '']),
    ),
  );
  const [rows, setRows] = useState<readonly TriedRow[]>([]);
  const trial = useMemo(() => ({ subject, inputs: texts, rows }), [subject, texts, rows]);
  const answer = useTrial(trial);
  const want = (row: RowWanted): void => setRows([...rows, { table: row.table, json: beginningOf(row) }]);
  const sample = (
    <div className={css.sample}>
      {subject.inputs.map(({ name, schema }) => (
        <SampleInput
          key={name}
          name={name}
          schema={schema}
          samples={subject.samples[name] ?? []}
          text={texts[name] ?? ''}
          onText={(text) => setTexts({ ...texts, [name]: text })}
        />
      ))}
      {rows.map((row, index) => (
        <TriedRowInput
          key={index}
          row={row}
          onRow={(next) => setRows(rows.flatMap((each, at) => (at !== index ? [each] : next ? [next] : [])))}
        />
      ))}
    </div>
  );
  return (
    <SplitPanes
      id="try"
      isVertical
      panes={[
        { id: 'sample', content: sample, size: 40, min: 90 },
        {
          id: 'result',
          content: <ResultView answer={answer} onOpen={onOpen} onWant={want} />,
          size: 60,
          min: 120,
        },
      ]}
    />
  );
}

/** A row with its key filled in; the rest is the analyst's to say. */
function beginningOf({ keyFields, keys }: RowWanted): string {
  return JSON.stringify(Object.fromEntries(keyFields.map((field, index) => [field, keys[index] ?? ''])), null, 2);
}

interface SampleInputProps {
  readonly name: string;
  readonly schema: string | undefined;
  readonly samples: readonly string[];
  readonly text: string;
  readonly onText: (text: string) => void;
}

function SampleInput({ name, schema, samples, text, onText }: SampleInputProps) {
  const { store } = useWorkspace();
  const chosen = samples.find((file) => store.get(file)?.text === text) ?? '';
  return (
    <section className={css.input} aria-label={`Sample of ${name}`}>
      <div className={css.inputHead}>
        <span className={css.inputName}>{name}</span>
        {schema !== undefined && <span className={css.quiet}>{schema}</span>}
        {samples.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={`Saved sample for ${name}`}
            className={css.samples}
            value={chosen}
            onChange={(event) => onText(store.get(event.currentTarget.value)?.text ?? text)}
            data={[
              ...(chosen === '' ? [{ value: '', label: 'edited' }] : []),
              ...samples.map((file) => ({ value: file, label: stemOfPath(file) })),
            ]}
          />
        )}
      </div>
      <textarea
        className={css.text}
        aria-label={`${name} as JSON`}
        spellCheck={false}
        placeholder="Paste JSON here"
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    </section>
  );
}

interface TriedRowInputProps {
  readonly row: TriedRow;
  /** Undefined takes it away. */
  readonly onRow: (row: TriedRow | undefined) => void;
}

function TriedRowInput({ row, onRow }: TriedRowInputProps) {
  return (
    <section className={css.input} aria-label={`Row of ${row.table} for this try`}>
      <div className={css.inputHead}>
        <span className={css.inputName}>Row of {row.table}</span>
        <span className={css.quiet}>for this try only</span>
        <button type="button" className={css.small} onClick={() => onRow(undefined)}>
          Take away
        </button>
      </div>
      <textarea
        className={css.text}
        aria-label={`Row of ${row.table} as JSON`}
        spellCheck={false}
        value={row.json}
        onChange={(event) => onRow({ ...row, json: event.currentTarget.value })}
      />
    </section>
  );
}
