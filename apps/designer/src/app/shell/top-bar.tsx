import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { KeyHint } from '../../design/text/key-hint.js';
import { PersonMenu } from '../session/person-menu.js';
import { ChangeIndicator } from './change-indicator.js';
import { EnvironmentSwitch } from './environment-switch.js';
import { LiveDot } from './live-dot.js';
import css from './top-bar.module.css';

interface TopBarProps {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

export function TopBar({ onSearch, onHelp }: TopBarProps) {
  return (
    <header className={css.bar}>
      <EnvironmentSwitch />
      <UnstyledButton className={css.search} onClick={onSearch}>
        <IconSearch size={15} stroke={1.8} aria-hidden />
        <span className={css.words}>Search or run a command</span>
        <KeyHint keys="mod+k" />
      </UnstyledButton>
      <div className={css.right}>
        <LiveDot />
        <ChangeIndicator />
        <Tooltip label="Keyboard shortcuts ( ? )">
          <ActionIcon aria-label="Keyboard shortcuts" onClick={onHelp}>
            <IconKeyboard size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <PersonMenu />
      </div>
    </header>
  );
}
