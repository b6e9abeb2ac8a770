/** Short words about what was done, told from anywhere. */

export interface Toast {
  readonly id: number;
  readonly tone: 'done' | 'failed';
  readonly text: string;
  /** What can be done about it: usually to undo it. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** More would hide what they tell about. */
const SHOWN_MAX = 3;

class ToastStore {
  #toasts: readonly Toast[] = [];
  #last = 0;
  readonly #watchers = new Set<() => void>();

  get all(): readonly Toast[] {
    return this.#toasts;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  show(toast: Omit<Toast, 'id'>): void {
    this.#last += 1;
    this.#become([...this.#toasts, { ...toast, id: this.#last }].slice(-SHOWN_MAX));
  }

  close(id: number): void {
    this.#become(this.#toasts.filter((toast) => toast.id !== id));
  }

  #become(toasts: readonly Toast[]): void {
    this.#toasts = toasts;
    for (const watcher of this.#watchers) watcher();
  }
}

export const toasts = new ToastStore();

/** Says that something was done; with `undo`, how to take it back. */
export function toast(text: string, undo?: () => void): void {
  toasts.show({ tone: 'done', text, action: undo && { label: 'Undo', run: undo } });
}

/** Says that something failed, and stays until it is closed. */
export function toastFailure(text: string): void {
  toasts.show({ tone: 'failed', text });
}
