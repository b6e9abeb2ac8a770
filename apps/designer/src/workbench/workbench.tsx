import { IconFileText } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useCommands } from '../app/commands/registry.js';
import { SplitPanes } from '../design/layout/split-panes.js';
import { useTitle } from '../design/layout/page.js';
import { EmptyState } from '../design/states/empty-state.js';
import { useWorkspace } from '../workspace/use.js';
import { EditorPane } from './editor-pane.js';
import { nameOfPath } from './kind-of-path.js';
import { StatusBar } from './status-bar.js';
import { TabStrip } from './tabs/tab-strip.js';
import { useTabs, type OpenTabs } from './tabs/use-tabs.js';
import { DefinitionTree } from './tree/definition-tree.js';
import { TryPane } from './try/try-pane.js';
import css from './workbench.module.css';

/** Tree, editor and try-out beside each other. */
export function Workbench() {
  const { environment } = useWorkspace();
  const open = useTabs(environment);
  const { shown } = open.tabs;
  useTitle(shown === undefined ? 'Workbench' : nameOfPath(shown));
  useTabCommands(open);
  return (
    <div className={css.workbench}>
      <h1 className={css.hidden}>Workbench</h1>
      <SplitPanes
        id="workbench"
        panes={[
          {
            id: 'tree',
            content: <DefinitionTree selected={shown} onOpen={open.open} />,
            size: 20,
            min: 160,
            isCollapsible: true,
          },
          { id: 'editor', content: <Middle open={open} />, size: 48, min: 320 },
          { id: 'try', content: <TryPane path={shown} onOpen={open.open} />, size: 32, min: 220, isCollapsible: true },
        ]}
      />
      <StatusBar />
    </div>
  );
}

function Middle({ open }: { readonly open: OpenTabs }) {
  const { tabs, line } = open;
  return (
    <div className={css.middle}>
      <TabStrip tabs={tabs} onShow={open.open} onClose={open.close} onMove={open.move} />
      {tabs.shown === undefined ? (
        <EmptyState icon={IconFileText} title="No definition is open">
          Choose one at the left, or find it by words of its path. What you edit is kept in your own change; nothing
          runs by it until it is released.
        </EmptyState>
      ) : (
        <EditorPane path={tabs.shown} line={line} open={open.open} renamed={open.rename} />
      )}
    </div>
  );
}

function useTabCommands({ tabs, open, close }: OpenTabs): void {
  const commands = useMemo(() => {
    const { paths, shown } = tabs;
    if (shown === undefined) return [];
    const by = (step: number): void => open(paths[(paths.indexOf(shown) + step + paths.length) % paths.length]!);
    const group = 'Workbench';
    return [
      { id: 'workbench/next', title: 'Next tab', group, keys: 'alt+pagedown', whileTyping: true, run: () => by(1) },
      { id: 'workbench/before', title: 'Tab before', group, keys: 'alt+pageup', whileTyping: true, run: () => by(-1) },
      {
        id: 'workbench/close',
        title: 'Close the tab',
        group,
        keys: 'alt+w',
        whileTyping: true,
        run: () => close(shown),
      },
    ];
  }, [tabs, open, close]);
  useCommands(commands);
}
