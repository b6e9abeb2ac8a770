/** Runs commands by their keys. */
import { useEffect } from 'react';
import { chordOf, IS_MAC, KeySequence } from '../../design/keys.js';
import { registry, type Command } from './registry.js';

/** How long the second key of two may take. */
const SEQUENCE_MS = 1_200;

/** One listener for the whole page; mounted by the shell. */
export function useCommandKeys(): void {
  useEffect(() => {
    const sequence = new KeySequence();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || /^(Control|Shift|Alt|Meta)$/.test(event.key)) return;
      const offered = registry.all.filter((command) => command.keys !== undefined && mayRun(command, event));
      const keys = sequence.press(
        chordOf(event, IS_MAC),
        offered.map((command) => command.keys!),
      );
      clearTimeout(timer);
      if (sequence.isOpen) timer = setTimeout(() => sequence.forget(), SEQUENCE_MS);
      const command = keys === undefined ? undefined : offered.findLast((each) => each.keys === keys);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function mayRun({ keys, whileTyping }: Command, event: KeyboardEvent): boolean {
  if (whileTyping ?? keys?.startsWith('mod+')) return true;
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target?.closest('[role="dialog"]')) return false;
  return !target?.isContentEditable && !target?.closest('input, textarea, select, [role="textbox"]');
}
