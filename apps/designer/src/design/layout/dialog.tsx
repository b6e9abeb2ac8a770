import { ActionIcon, Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './dialog.module.css';

interface DialogProps {
  readonly isOpen: boolean;
  /** Escape, a click beside, the cross. Without it the dialog stays until what it asks for is done. */
  readonly onClose?: () => void;
  readonly title: string;
  /** In pixels. */
  readonly width?: number;
  /** Buttons below, the one that does it last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const nothing = (): void => undefined;

/** Something over the page that has to be answered first. The keyboard stays in it, and goes back where it was. */
export function Dialog({ isOpen, onClose, title, width = 480, actions, children }: DialogProps) {
  const isFree = onClose !== undefined;
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose ?? nothing}
      closeOnEscape={isFree}
      closeOnClickOutside={isFree}
      size={width}
    >
      <Modal.Overlay />
      <Modal.Content radius="lg">
        <div className={css.head}>
          <Modal.Title className={css.title}>{title}</Modal.Title>
          {onClose && (
            <ActionIcon aria-label="Close" onClick={onClose}>
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
        <div className={css.body}>{children}</div>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </Modal.Content>
    </Modal.Root>
  );
}
