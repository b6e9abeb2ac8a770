import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import css from './split-panes.module.css';

/** One of several panes beside or below each other. */
export interface Pane {
  readonly id: string;
  readonly content: ReactNode;
  /** Of the whole, in percent, until somebody moves the border. */
  readonly size: number;
  /** In pixels; the border stops there. */
  readonly min?: number;
  /** Dragged below its least, it folds away. */
  readonly isCollapsible?: boolean;
}

interface SplitPanesProps {
  /** What the sizes are kept under. */
  readonly id: string;
  readonly panes: readonly Pane[];
  readonly isVertical?: boolean;
}

/** Panes whose borders move, by pointer and by arrow keys; this browser keeps where they stand. */
export function SplitPanes({ id, panes, isVertical = false }: SplitPanesProps) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `reckoner.panes.${id}`,
    panelIds: panes.map((pane) => pane.id),
  });
  return (
    <Group
      orientation={isVertical ? 'vertical' : 'horizontal'}
      className={css.group}
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className={css.separator} data-vertical={isVertical || undefined} />}
          <Panel
            id={pane.id}
            className={css.pane}
            defaultSize={`${pane.size}%`}
            minSize={pane.min ?? 120}
            collapsible={pane.isCollapsible ?? false}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
