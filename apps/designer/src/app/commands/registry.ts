/** What can be done now, by key or from the palette. Pages and components add what they can do while they are shown. */
import { useEffect, useSyncExternalStore } from 'react';

/** Something that a person can do from anywhere on the page that offers it. */
export interface Command {
  readonly id: string;
  readonly title: string;
  /** What it stands under in the palette and in the list of shortcuts. */
  readonly group: string;
  readonly run: () => void;
  /** `mod+s`, `g e`; see keys.ts. */
  readonly keys?: string;
  /** Other words by which it is found. */
  readonly keywords?: string;
  /** Also where the person is typing in a field; by itself for keys with `mod`. */
  readonly whileTyping?: boolean;
  /** Works by its keys, and is not shown in the palette. */
  readonly isHidden?: boolean;
}

class Registry {
  #sets: readonly (readonly Command[])[] = [];
  #all: readonly Command[] = [];
  readonly #watchers = new Set<() => void>();

  add(commands: readonly Command[]): () => void {
    this.#become([...this.#sets, commands]);
    return () => this.#become(this.#sets.filter((each) => each !== commands));
  }

  /** Who came later leads: a dialog's keys before the page's. */
  get all(): readonly Command[] {
    return this.#all;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  #become(sets: readonly (readonly Command[])[]): void {
    this.#sets = sets;
    const byId = new Map<string, Command>();
    for (const command of sets.flat()) {
      byId.delete(command.id);
      byId.set(command.id, command);
    }
    this.#all = [...byId.values()];
    for (const watcher of this.#watchers) watcher();
  }
}

export const registry = new Registry();

/** Offers commands while the component is shown. Keep the list stable (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registry.add(commands), [commands]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(registry.watch, () => registry.all);
}
