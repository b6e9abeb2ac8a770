import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useLocation } from 'wouter';
import { pathIn } from '../../api/environment.js';
import { useEnvironment } from '../../api/place.js';
import { useSignedIn } from '../../api/session.js';
import css from './top-bar.module.css';

/** Where real money moves is not mistaken for a place to try things. */
function toneOf(environment: string): CSSProperties {
  const tone = /prod|live/i.test(environment)
    ? 'var(--bad)'
    : /test|stag|qa|uat/i.test(environment)
      ? 'var(--warn)'
      : 'var(--info)';
  return { '--tone': tone } as CSSProperties;
}

/** The environment of the page, and the way to the same page of another. */
export function EnvironmentSwitch() {
  const environment = useEnvironment();
  const { environments } = useSignedIn();
  const [, navigate] = useLocation();
  const go = (name: string): void => navigate(`~${pathIn(name, window.location.pathname)}`);
  return (
    <div>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <UnstyledButton className={css.environment} aria-label={`Environment ${environment}`}>
            <span className={css.dot} style={toneOf(environment)} />
            {environment}
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Environment</Menu.Label>
          {environments.map((name) => (
            <Menu.Item
              key={name}
              leftSection={<span className={css.dot} style={toneOf(name)} />}
              rightSection={name === environment ? <IconCheck size={16} aria-label="Here" /> : undefined}
              onClick={() => go(name)}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
