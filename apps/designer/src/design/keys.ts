/** Keys as commands name them: `mod+k`, `?`, `g e` (one after the other). `mod` is ⌘ on a Mac and Ctrl elsewhere. */

/** Which of both kinds of keyboards this is. */
export const IS_MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What of a keyboard event says which keys are down. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** How one press is written. Shift shows in the sign itself, but for named keys: `shift+enter`, `?`. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed, isMac: boolean): string {
  const name = key === ' ' ? 'space' : key.toLowerCase();
  const mod = isMac ? metaKey : ctrlKey;
  const isNamed = name.length > 1;
  const isLetter = /^[a-z]$/.test(name);
  return [
    mod ? 'mod' : '',
    (isMac ? ctrlKey : metaKey) ? 'meta' : '',
    altKey ? 'alt' : '',
    shiftKey && (isNamed || isLetter) ? 'shift' : '',
    name,
  ]
    .filter((part) => part !== '')
    .join('+');
}

const SIGNS: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  mod: ['⌘', 'Ctrl'],
  meta: ['⌃', 'Win'],
  alt: ['⌥', 'Alt'],
  shift: ['⇧', 'Shift'],
  enter: ['↵', 'Enter'],
  escape: ['Esc', 'Esc'],
  arrowup: ['↑', '↑'],
  arrowdown: ['↓', '↓'],
  arrowleft: ['←', '←'],
  arrowright: ['→', '→'],
  space: ['Space', 'Space'],
};

/** The caps of a keyboard to show: presses in order, each with its keys. */
export function capsOf(keys: string, isMac: boolean): readonly (readonly string[])[] {
  return keys
    .split(' ')
    .map((chord) =>
      chord
        .split(/\+(?=.)/)
        .map((part) => SIGNS[part]?.[isMac ? 0 : 1] ?? (part.length === 1 ? part.toUpperCase() : part)),
    );
}

/** Follows presses and says which of the known keys they complete. */
export class KeySequence {
  #begun = '';

  /** Answers what was completed; undefined while it is open or where nothing begins like this. */
  press(chord: string, known: readonly string[]): string | undefined {
    for (const tried of this.#begun === '' ? [chord] : [`${this.#begun} ${chord}`, chord]) {
      if (known.includes(tried)) {
        this.#begun = '';
        return tried;
      }
      if (known.some((keys) => keys.startsWith(`${tried} `))) {
        this.#begun = tried;
        return undefined;
      }
    }
    this.#begun = '';
    return undefined;
  }

  get isOpen(): boolean {
    return this.#begun !== '';
  }

  forget(): void {
    this.#begun = '';
  }
}
