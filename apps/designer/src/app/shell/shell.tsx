import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useLiveUpdates } from '../../api/live.js';
import { CommandPalette } from '../commands/command-palette.js';
import { useCommandKeys } from '../commands/listen.js';
import { useCommands } from '../commands/registry.js';
import { ShortcutSheet } from '../commands/shortcut-sheet.js';
import { PAGES } from '../pages.js';
import { ShownPage } from './shown-page.js';
import { useSchemeCommands } from './scheme-choice.js';
import { SideNav } from './side-nav.js';
import { TopBar } from './top-bar.js';
import { useStored } from './stored.js';
import css from './shell.module.css';

type Dialog = 'palette' | 'shortcuts' | undefined;

/** The frame of every page: navigation at the left, the bar above, one page. */
export function Shell() {
  const [dialog, setDialog] = useState<Dialog>();
  const [isNarrow, setNarrow] = useStored('reckoner.navigation', window.innerWidth < 1100);
  useLiveUpdates();
  useCommandKeys();
  useSchemeCommands();
  useShellCommands(setDialog, () => setNarrow(!isNarrow));
  const close = (): void => setDialog(undefined);
  return (
    <div className={css.shell} data-narrow={isNarrow || undefined}>
      <a className={css.skip} href="#page">
        To the page
      </a>
      <SideNav isNarrow={isNarrow} onToggle={() => setNarrow(!isNarrow)} />
      <TopBar onSearch={() => setDialog('palette')} onHelp={() => setDialog('shortcuts')} />
      <main id="page" className={css.main} tabIndex={-1}>
        <ShownPage />
      </main>
      <CommandPalette isOpen={dialog === 'palette'} onClose={close} />
      <ShortcutSheet isOpen={dialog === 'shortcuts'} onClose={close} />
    </div>
  );
}

function useShellCommands(open: (dialog: Dialog) => void, toggle: () => void): void {
  const [, navigate] = useLocation();
  const commands = useMemo(
    () => [
      {
        id: 'palette',
        title: 'Search and commands',
        group: 'General',
        keys: 'mod+k',
        isHidden: true,
        run: () => open('palette'),
      },
      { id: 'shortcuts', title: 'Keyboard shortcuts', group: 'General', keys: '?', run: () => open('shortcuts') },
      { id: 'navigation', title: 'Fold or unfold the navigation', group: 'General', keys: '[', run: toggle },
      ...PAGES.map(({ path, title, keys, keywords }) => ({
        id: `go${path}`,
        title,
        group: 'Go to',
        keys,
        ...(keywords === undefined ? {} : { keywords }),
        run: () => navigate(path),
      })),
    ],
    [open, toggle, navigate],
  );
  useCommands(commands);
}
