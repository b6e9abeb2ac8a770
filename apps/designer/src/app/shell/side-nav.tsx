import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useMay } from '../../api/session.js';
import { loadPage, PAGES, type PageRoute } from '../pages.js';
import { Mark } from './mark.js';
import css from './side-nav.module.css';

const GROUPS = [...new Set(PAGES.map(({ group }) => group))];

interface SideNavProps {
  readonly isNarrow: boolean;
  readonly onToggle: () => void;
}

/** The pages, by what they are for. Narrow, it shows their icons only. */
export function SideNav({ isNarrow, onToggle }: SideNavProps) {
  const label = isNarrow ? 'Unfold the navigation' : 'Fold the navigation';
  const Sign = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={css.nav} data-narrow={isNarrow || undefined} aria-label="Pages">
      <Link href="/overview" className={css.brand}>
        <Mark size={24} />
        <span className={css.name}>Reckoner</span>
      </Link>
      <div className={css.groups}>
        {GROUPS.map((group) => (
          <div key={group} className={css.group} role="group" aria-label={group}>
            {group !== 'Work' && <div className={css.heading}>{group}</div>}
            {PAGES.filter((page) => page.group === group).map((page) => (
              <NavLink key={page.path} page={page} isNarrow={isNarrow} />
            ))}
          </div>
        ))}
      </div>
      <div className={css.foot}>
        <Tooltip label={`${label} ( [ )`} position="right">
          <ActionIcon aria-label={label} onClick={onToggle}>
            <Sign size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </nav>
  );
}

function NavLink({ page, isNarrow }: { readonly page: PageRoute; readonly isNarrow: boolean }) {
  const [location] = useLocation();
  const may = useMay(page.permission);
  const isHere = location === page.path || location.startsWith(`${page.path}/`);
  const prefetch = (): void => void loadPage(page).catch(() => undefined);
  const Sign = page.icon;
  return (
    <Tooltip label={page.title} position="right" disabled={!isNarrow} openDelay={100}>
      <Link
        href={page.path}
        className={css.link}
        aria-current={isHere ? 'page' : undefined}
        aria-label={page.title}
        data-muted={may === false || undefined}
        onMouseEnter={prefetch}
        onFocus={prefetch}
      >
        <Sign size={18} stroke={1.6} aria-hidden className={css.icon} />
        <span className={css.label}>{page.title}</span>
      </Link>
    </Tooltip>
  );
}
