import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { KindIcon } from '../../design/values/kind-icon.js';
import { isEdited, isUnsaved } from '../../workspace/document.js';
import { useDocument } from '../../workspace/use.js';
import { kindOfPath, nameOfPath } from '../kind-of-path.js';
import type { Tabs } from './tabs.js';
import css from './tab-strip.module.css';

interface TabStripProps {
  readonly tabs: Tabs;
  readonly onShow: (path: string) => void;
  readonly onClose: (path: string) => void;
  readonly onMove: (path: string, to: number) => void;
}

/** The open files. Arrows go along them, Alt with arrows moves one, Delete closes it. */
export function TabStrip({ tabs, onShow, onClose, onMove }: TabStripProps) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tabs.shown]);
  const onKeyDown = (event: KeyboardEvent, path: string): void => {
    const at = tabs.paths.indexOf(path);
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs.paths[at + by];
    if (by !== 0 && event.altKey) onMove(path, at + by);
    else if (by !== 0 && next !== undefined) {
      onShow(next);
      strip.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next)}"]`)?.focus();
    } else if (event.key === 'Delete') onClose(path);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.strip} role="tablist" aria-label="Open definitions" ref={strip}>
      {tabs.paths.map((path, index) => (
        <div
          key={path}
          className={css.tab}
          data-shown={path === tabs.shown || undefined}
          role="presentation"
          draggable
          onDragStart={(event) => event.dataTransfer.setData('text/x-tab', path)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => onMove(event.dataTransfer.getData('text/x-tab'), index)}
          onAuxClick={(event) => event.button === 1 && onClose(path)}
        >
          <button
            type="button"
            role="tab"
            data-path={path}
            className={css.name}
            aria-selected={path === tabs.shown}
            aria-keyshortcuts="Delete"
            tabIndex={path === tabs.shown ? 0 : -1}
            title={path}
            onClick={() => onShow(path)}
            onKeyDown={(event) => onKeyDown(event, path)}
          >
            <KindIcon kind={kindOfPath(path)} size={14} />
            {nameOfPath(path)}
            <Dot path={path} />
          </button>
          {/* By keyboard the tab itself closes, with Delete. */}
          <span className={css.close} aria-hidden title={`Close ${nameOfPath(path)}`} onClick={() => onClose(path)}>
            <IconX size={12} />
          </span>
        </div>
      ))}
    </div>
  );
}

function Dot({ path }: { readonly path: string }) {
  const document = useDocument(path);
  if (!document || !isEdited(document)) return null;
  const isWaiting = isUnsaved(document);
  return (
    <span
      className={css.dot}
      data-waiting={isWaiting || undefined}
      title={isWaiting ? 'Not saved yet' : 'Edited in your change'}
    />
  );
}
