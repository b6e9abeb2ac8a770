import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import css from './text.module.css';

/** More is not unfolded at once: a long list stays a line until it is asked for. */
const ENTRIES_MAX = 200;

interface JsonViewProps {
  readonly value: unknown;
  /** So many levels are unfolded at first. */
  readonly depth?: number;
}

/** A JSON value as a tree that folds. All of it is shown as text, whatever it holds. */
export function JsonView({ value, depth = 2 }: JsonViewProps) {
  if (typeof value !== 'object' || value === null) return <Scalar value={value} />;
  return <Entries value={value} depth={depth} />;
}

function Entries({ value, depth }: { readonly value: object; readonly depth: number }) {
  const [shown, setShown] = useState(ENTRIES_MAX);
  const entries = Object.entries(value);
  return (
    <ul className={css.json}>
      {entries.slice(0, shown).map(([key, each]) => (
        <Entry key={key} name={Array.isArray(value) ? `[${key}]` : key} value={each} depth={depth} />
      ))}
      {entries.length > shown && (
        <li className={css.entry}>
          <button type="button" onClick={() => setShown(shown + ENTRIES_MAX)}>
            {entries.length - shown} more
          </button>
        </li>
      )}
    </ul>
  );
}

interface EntryProps {
  readonly name: string;
  readonly value: unknown;
  readonly depth: number;
}

function Entry({ name, value, depth }: EntryProps) {
  const [isOpen, setOpen] = useState(depth > 0);
  const isNested = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li className={css.entry}>
      {isNested && (
        <button
          type="button"
          className={css.toggle}
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Fold' : 'Unfold'} ${name}`}
          onClick={() => setOpen(!isOpen)}
        >
          <Chevron size={13} aria-hidden />
        </button>
      )}
      <span className={css.key}>{name}</span>
      <span className={css.note}>: </span>
      {!isNested && <Scalar value={value} />}
      {isNested && !isOpen && <span className={css.note}>{sizeOf(value)}</span>}
      {isNested && isOpen && <Entries value={value} depth={depth - 1} />}
    </li>
  );
}

function sizeOf(value: object): string {
  const count = Object.keys(value).length;
  return Array.isArray(value) ? `[ ${count} ]` : `{ ${count} }`;
}

function Scalar({ value }: { readonly value: unknown }) {
  const kind = value === null ? 'null' : typeof value;
  return (
    <span className={css.value} data-kind={kind}>
      {value === undefined ? 'missing' : JSON.stringify(value)}
    </span>
  );
}
