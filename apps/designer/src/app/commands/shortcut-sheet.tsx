import { Dialog } from '../../design/layout/dialog.js';
import { KeyHint } from '../../design/text/key-hint.js';
import { useAllCommands, type Command } from './registry.js';
import css from './shortcut-sheet.module.css';

interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All keys that work here and now, from the same list that runs them. */
export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts" width={680}>
      <Groups />
    </Dialog>
  );
}

function Groups() {
  const groups = new Map<string, Command[]>();
  for (const command of useAllCommands())
    if (command.keys !== undefined) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return (
    <div className={css.groups}>
      {[...groups].map(([group, commands]) => (
        <section key={group} className={css.group}>
          <h3 className={css.heading}>{group}</h3>
          {commands.map(({ id, title, keys }) => (
            <div key={id} className={css.line}>
              <span>{title}</span>
              <KeyHint keys={keys!} />
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
