import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { KeyHint } from '../../design/text/key-hint.js';
import { useAllCommands, type Command } from './registry.js';
import { search } from './search.js';
import css from './command-palette.module.css';

interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Finds pages and commands by a few letters and runs them. */
export function CommandPalette({ isOpen, onClose }: CommandPaletteProps) {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={560} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content radius="lg" aria-label="Search and commands">
        <PaletteBody onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const { query, found, at, point, look, run, onKeyDown, list } = usePalette(onClose);
  const id = useId();
  return (
    <>
      <div className={css.field}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          className={css.input}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          aria-label="Search pages and commands"
          placeholder="Where to, or what to do?"
          value={query}
          onChange={(event) => look(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          data-autofocus
        />
        <KeyHint keys="escape" />
      </div>
      <div className={css.list} id={id} role="listbox" aria-label="Found" ref={list}>
        {found.map((command, index) => (
          <PaletteItem
            key={command.id}
            id={`${id}-${index}`}
            command={command}
            isHere={index === at}
            isFirst={command.group !== found[index - 1]?.group}
            onPoint={() => point(index)}
            onRun={() => run(command)}
          />
        ))}
      </div>
      {found.length === 0 && <div className={css.none}>Nothing is called “{query}”.</div>}
    </>
  );
}

/** What is typed, what is found by it, and which of that Enter runs. */
function usePalette(onClose: () => void) {
  const all = useAllCommands();
  const [query, setQuery] = useState('');
  const [at, point] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () =>
      inGroups(
        search(
          all.filter(({ isHidden }) => !isHidden),
          query,
        ),
      ),
    [all, query],
  );
  const look = (typed: string): void => {
    setQuery(typed);
    point(0);
    list.current?.scrollTo({ top: 0 });
  };
  const run = (command: Command | undefined): void => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const to = (at + step + found.length) % Math.max(found.length, 1);
      point(to);
      list.current?.querySelectorAll('[role="option"]')[to]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };
  return { query, found, at, point, look, run, onKeyDown, list };
}

/** Groups stay together, in the order of their best. */
function inGroups(commands: readonly Command[]): readonly Command[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return [...groups.values()].flat();
}

interface PaletteItemProps {
  readonly id: string;
  readonly command: Command;
  readonly isHere: boolean;
  readonly isFirst: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function PaletteItem({ id, command, isHere, isFirst, onPoint, onRun }: PaletteItemProps) {
  return (
    <>
      {isFirst && (
        <div className={css.group} role="presentation">
          {command.group}
        </div>
      )}
      <div id={id} className={css.item} role="option" aria-selected={isHere} onMouseMove={onPoint} onClick={onRun}>
        <span className={css.title}>{command.title}</span>
        {command.keys !== undefined && <KeyHint keys={command.keys} />}
      </div>
    </>
  );
}
