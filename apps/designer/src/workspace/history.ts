/** What was done to one text, and can be taken back: shared by all views of it. */
import { applyTextEdits, inverse, type TextEdit } from './text-edits.js';

interface Step {
  readonly forth: readonly TextEdit[];
  readonly back: readonly TextEdit[];
  /** When it was made last; what is typed in one go is taken back in one go. */
  readonly at: number;
  /** Where the next letter of the same go would stand. */
  readonly next: number | undefined;
}

const STEPS_MAX = 500;
const GO_MS = 800;

export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Notes a step that is made of `before` now. */
  note(before: string, edits: readonly TextEdit[], now: number): void {
    this.#undone = [];
    const last = this.#done.at(-1);
    const typed = typedAt(edits);
    if (last && typed && last.next === typed.start && now - last.at < GO_MS) {
      this.#done[this.#done.length - 1] = joined(last, typed, now);
      return;
    }
    const next = typed && typed.start + typed.text.length;
    this.#done.push({ forth: edits, back: inverse(before, edits), at: now, next });
    if (this.#done.length > STEPS_MAX) this.#done.shift();
  }

  /** The edits that take the last step back; undefined where there is none. */
  undo(): readonly TextEdit[] | undefined {
    const step = this.#done.pop();
    if (step) this.#undone.push({ ...step, next: undefined });
    return step?.back;
  }

  redo(): readonly TextEdit[] | undefined {
    const step = this.#undone.pop();
    if (step) this.#done.push({ ...step, next: undefined });
    return step?.forth;
  }
}

/** Letters put in at one place; a new line begins another go. */
function typedAt(edits: readonly TextEdit[]): TextEdit | undefined {
  const [edit] = edits;
  const isTyped = edits.length === 1 && edit!.start === edit!.end && edit!.text.length === 1 && edit!.text !== '\n';
  return isTyped ? edit : undefined;
}

/** A letter more: the step's own text grows by it. */
function joined(step: Step, typed: TextEdit, now: number): Step {
  const [forth] = step.forth;
  const grown = { ...forth!, text: applyTextEdits(forth!.text, [{ ...shifted(typed, forth!.start) }]) };
  const [back] = step.back;
  return { forth: [grown], back: [{ ...back!, end: back!.end + 1 }], at: now, next: typed.start + 1 };
}

function shifted({ start, end, text }: TextEdit, by: number): TextEdit {
  return { start: start - by, end: end - by, text };
}
