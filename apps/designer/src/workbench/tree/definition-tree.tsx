import { TextInput } from '@mantine/core';
import { IconFolder, IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState, type RefObject } from 'react';
import { useCommands } from '../../app/commands/registry.js';
import { Tree } from '../../design/tables/tree.js';
import { KindIcon } from '../../design/values/kind-icon.js';
import { useCheck, useEdited, usePaths } from '../../workspace/use.js';
import { bestOf, fileNodes, filtered, foldersOf, withFolders, type FileNode } from './tree-nodes.js';
import css from './definition-tree.module.css';

interface DefinitionTreeProps {
  readonly selected: string | undefined;
  readonly onOpen: (path: string) => void;
}

/** All files of the workspace: found by words, opened by Enter or a click. */
export function DefinitionTree({ selected, onOpen }: DefinitionTreeProps) {
  const paths = usePaths();
  const [words, setWords] = useState('');
  const { open: unfolded, toggle } = useUnfolded(selected);
  const search = useRef<HTMLInputElement>(null);
  const found = useMemo(() => filtered(paths, words), [paths, words]);
  const nodes = useMemo(() => fileNodes(found), [found]);
  const isSearching = words.trim() !== '';
  const open = useMemo(
    () => (isSearching ? new Set(found.flatMap(foldersOf)) : unfolded),
    [isSearching, found, unfolded],
  );
  const marks = useMarks();
  useFindCommand(search);
  return (
    <div className={css.pane}>
      <div className={css.search}>
        <TextInput
          ref={search}
          size="xs"
          aria-label="Find a definition"
          placeholder="Find a definition"
          leftSection={<IconSearch size={13} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            const best = event.key === 'Enter' ? bestOf(found, words) : undefined;
            if (best !== undefined) onOpen(best);
            if (event.key === 'Escape') setWords('');
          }}
        />
      </div>
      {found.length === 0 && <p className={css.none}>No definition has these words in its path.</p>}
      <Tree
        label="Definitions"
        nodes={nodes}
        open={open}
        onToggle={toggle}
        selected={selected}
        onSelect={(node) => node.children === undefined && onOpen(node.id)}
        icon={iconOf}
        note={(node) => <Marks node={node} marks={marks} />}
      />
    </div>
  );
}

/** What is unfolded: what somebody unfolded, and what leads to the file that is shown. */
function useUnfolded(selected: string | undefined) {
  const [{ open, shown }, setState] = useState<{ open: ReadonlySet<string>; shown: string | undefined }>({
    open: new Set(),
    shown: undefined,
  });
  if (shown !== selected)
    setState({ open: new Set([...open, ...(selected === undefined ? [] : foldersOf(selected))]), shown: selected });
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setState({ open: next, shown });
  };
  return { open, toggle };
}

function useFindCommand(search: RefObject<HTMLInputElement | null>): void {
  const commands = useMemo(
    () => [
      {
        id: 'workbench/find',
        title: 'Find a definition',
        group: 'Workbench',
        keys: 'mod+p',
        run: () => search.current?.select(),
      },
    ],
    [search],
  );
  useCommands(commands);
}

interface AllMarks {
  readonly errors: ReadonlyMap<string, number>;
  readonly warnings: ReadonlyMap<string, number>;
  readonly edited: ReadonlySet<string>;
}

function useMarks(): AllMarks {
  const { byFile } = useCheck();
  const edited = useEdited();
  return useMemo(() => {
    const counted = (severity: string) =>
      withFolders(
        new Map(
          [...byFile]
            .map(([path, found]) => [path, found.filter((each) => each.severity === severity).length] as const)
            .filter(([, count]) => count > 0),
        ),
      );
    return { errors: counted('error'), warnings: counted('warning'), edited: new Set(edited.map(({ path }) => path)) };
  }, [byFile, edited]);
}

function Marks({ node, marks }: { readonly node: FileNode; readonly marks: AllMarks }) {
  const errors = marks.errors.get(node.id);
  const warnings = marks.warnings.get(node.id);
  return (
    <span className={css.marks}>
      {marks.edited.has(node.id) && (
        <span className={css.edited} title="Edited in your change">
          edited
        </span>
      )}
      {warnings !== undefined && (
        <span className={css.warnings} title={`${warnings} warnings`}>
          {warnings}
        </span>
      )}
      {errors !== undefined && (
        <span className={css.errors} title={`${errors} errors`}>
          {errors}
        </span>
      )}
    </span>
  );
}

function iconOf(node: FileNode) {
  return node.kind === undefined ? (
    <IconFolder size={15} stroke={1.6} aria-hidden />
  ) : (
    <KindIcon kind={node.kind} size={15} />
  );
}
