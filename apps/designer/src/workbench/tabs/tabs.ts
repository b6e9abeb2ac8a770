/** Which files are open beside each other, and which is shown. */

export interface Tabs {
  readonly paths: readonly string[];
  readonly shown: string | undefined;
}

/** More are no tabs any more; the one that was opened longest ago goes. */
const TABS_MAX = 24;

export const NO_TABS: Tabs = { paths: [], shown: undefined };

export function opened(tabs: Tabs, path: string): Tabs {
  if (tabs.paths.includes(path)) return tabs.shown === path ? tabs : { ...tabs, shown: path };
  const at = tabs.shown === undefined ? tabs.paths.length : tabs.paths.indexOf(tabs.shown) + 1;
  const paths = [...tabs.paths.slice(0, at), path, ...tabs.paths.slice(at)];
  const last = paths.find((each) => each !== path && each !== tabs.shown);
  return { paths: paths.length > TABS_MAX ? paths.filter((each) => each !== last) : paths, shown: path };
}

/** What was right of it is shown then, or left of it at the end. */
export function closed(tabs: Tabs, path: string): Tabs {
  const at = tabs.paths.indexOf(path);
  if (at === -1) return tabs;
  const paths = tabs.paths.filter((each) => each !== path);
  return { paths, shown: tabs.shown === path ? (paths[at] ?? paths[at - 1]) : tabs.shown };
}

/** Brings a tab to another place. */
export function moved(tabs: Tabs, path: string, to: number): Tabs {
  if (!tabs.paths.includes(path)) return tabs;
  const paths = tabs.paths.filter((each) => each !== path);
  paths.splice(Math.max(0, Math.min(to, paths.length)), 0, path);
  return { ...tabs, paths };
}

/** A file has another path now. */
export function renamed(tabs: Tabs, from: string, to: string): Tabs {
  return {
    paths: tabs.paths.map((path) => (path === from ? to : path)),
    shown: tabs.shown === from ? to : tabs.shown,
  };
}

/** What was kept, as far as it can be read. */
export function readTabs(kept: unknown): Tabs {
  if (typeof kept !== 'object' || kept === null) return NO_TABS;
  const { paths, shown } = kept as { readonly paths?: unknown; readonly shown?: unknown };
  if (!Array.isArray(paths)) return NO_TABS;
  const read = paths.filter((path): path is string => typeof path === 'string').slice(0, TABS_MAX);
  return { paths: read, shown: read.find((path) => path === shown) };
}
