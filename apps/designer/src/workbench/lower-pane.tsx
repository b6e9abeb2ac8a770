import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useCheck } from '../workspace/use.js';
import { OutlineList } from './outline-list.js';
import { ProblemList } from './problem-list.js';
import css from './workbench.module.css';

interface LowerPaneProps {
  readonly path: string;
  readonly onOpen: (path: string, line?: number) => void;
}

/** Below the editor: what was found in this file, in all, and the parts of the file. */
export function LowerPane({ path, onOpen }: LowerPaneProps) {
  const [shown, setShown] = useState('here');
  const { findings, byFile, isFirst } = useCheck();
  const here = byFile.get(path) ?? [];
  return (
    <div className={css.lower}>
      <div className={css.bar}>
        <SegmentedControl
          size="xs"
          aria-label="Below the editor"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'here', label: `Problems here ${here.length}` },
            { value: 'all', label: `In all ${findings.length}` },
            { value: 'outline', label: 'Outline' },
          ]}
        />
      </div>
      <div className={css.scroll} tabIndex={0} role="region" aria-label="Below the editor">
        {shown === 'outline' ? (
          <OutlineList path={path} onOpen={onOpen} />
        ) : (
          <ProblemList findings={shown === 'here' ? here : findings} isChecking={isFirst} onOpen={onOpen} />
        )}
      </div>
    </div>
  );
}
