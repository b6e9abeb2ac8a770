import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconLogout } from '@tabler/icons-react';
import { useSignedIn, useSignOut, useSwitchPerson, type Session } from '../../api/session.js';
import { wordsOf } from '../../api/problems.js';
import { toast, toastFailure } from '../../design/states/toast-store.js';
import { SchemeChoice } from '../shell/scheme-choice.js';
import { Avatar } from './avatar.js';
import css from './person-menu.module.css';

/** Who is signed in; on a demo also whom else one can be. */
export function PersonMenu() {
  const session = useSignedIn();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton className={css.button} aria-label={`${session.name}: person and look`}>
          <Avatar name={session.name} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <Avatar name={session.name} />
          <div>
            <div className={css.name}>{session.name}</div>
            <div className={css.roles}>{rolesOf(session.roles)}</div>
          </div>
        </div>
        <Menu.Divider />
        {session.people.length > 0 && <People session={session} />}
        <Menu.Label>Look</Menu.Label>
        <SchemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function People({ session }: { readonly session: Session }) {
  const change = useSwitchPerson();
  const become = (id: string, name: string): void =>
    change.mutate(id, {
      onSuccess: () => toast(`You are ${name} now.`),
      onError: (error) => toastFailure(wordsOf(error).detail),
    });
  return (
    <>
      <Menu.Label>Be somebody else (demo)</Menu.Label>
      {session.people.map(({ id, name, roles }) => (
        <Menu.Item
          key={id}
          leftSection={<Avatar name={name} isSmall />}
          rightSection={name === session.name ? <IconCheck size={16} aria-label="You" /> : undefined}
          onClick={() => become(id, name)}
        >
          <div>{name}</div>
          <div className={css.roles}>{rolesOf(roles)}</div>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

/** Many roles are not read one by one. */
function rolesOf(roles: readonly string[]): string {
  if (roles.length === 0) return 'No role';
  return roles.length > 3 ? 'Every role' : roles.map((role) => role[0]!.toUpperCase() + role.slice(1)).join(', ');
}
