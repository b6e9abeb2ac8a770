import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { toasts, type Toast } from './toast-store.js';
import css from './toasts.module.css';

/** Long enough to read, and to reach the button of. */
const SHOWN_MS = 6_000;

/** Where toasts appear: at the bottom right, over nothing that is worked with. Mounted once, by the shell. */
export function Toasts() {
  const all = useSyncExternalStore(toasts.watch, () => toasts.all);
  return (
    <div className={css.stack} role="status" aria-live="polite">
      {all.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast: { id, tone, text, action } }: { readonly toast: Toast }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || tone === 'failed') return undefined;
    const timer = setTimeout(() => toasts.close(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, isHeld]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) };
  const Sign = tone === 'done' ? IconCheck : IconAlertTriangle;
  return (
    <div className={css.toast} data-tone={tone} {...hold} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Sign size={16} className={css.sign} aria-hidden />
      <span className={css.text}>{text}</span>
      {action && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            toasts.close(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <ActionIcon aria-label="Close" size={22} onClick={() => toasts.close(id)}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
