/** The open tabs: kept by this browser, and led by the address, which names the file that is shown. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { addressOf, lineOf, pathOfAddress } from '../address.js';
import { closed, moved, opened, readTabs, renamed, type Tabs } from './tabs.js';

export interface OpenTabs {
  readonly tabs: Tabs;
  /** Another object with each visit of a line, also of the same one. */
  readonly line: { readonly number: number; readonly at: number } | undefined;
  readonly open: (path: string, line?: number) => void;
  readonly close: (path: string) => void;
  readonly move: (path: string, to: number) => void;
  readonly rename: (from: string, to: string) => void;
}

export function useTabs(environment: string): OpenTabs {
  const key = `reckoner.tabs.${environment}`;
  const [location, navigate] = useLocation();
  const search = useSearch();
  const [tabs, setTabs] = useState<Tabs>(() => kept(key));
  const [visits, setVisits] = useState(0);
  const path = pathOfAddress(location);
  const asked = lineOf(search);
  // Another address opens; closing a tab leads to another address by itself.
  const [led, setLed] = useState<string>();
  if (led !== path) {
    setLed(path);
    if (path !== undefined) setTabs(opened(tabs, path));
  }
  useEffect(() => {
    if (path === undefined && tabs.shown !== undefined) navigate(addressOf(tabs.shown), { replace: true });
  }, [path, tabs.shown, navigate]);
  useEffect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(tabs));
    } catch {
      // They last as long as the page.
    }
  }, [key, tabs]);
  const open = useCallback(
    (to: string, line?: number): void => {
      setVisits((count) => count + 1);
      navigate(addressOf(to, line));
    },
    [navigate],
  );
  const close = (which: string): void => {
    const next = closed(tabs, which);
    setTabs(next);
    if (next.shown !== path) navigate(next.shown === undefined ? '/workbench' : addressOf(next.shown));
  };
  const rename = useCallback(
    (from: string, to: string): void => {
      setTabs((before) => renamed(before, from, to));
      if (pathOfAddress(window.location.pathname.replace(/^\/e\/[^/]+/, '')) === from)
        navigate(addressOf(to), { replace: true });
    },
    [navigate],
  );
  const line = useMemo(() => (asked === undefined ? undefined : { number: asked, at: visits }), [asked, visits]);
  const shown = path !== undefined && tabs.paths.includes(path) ? { ...tabs, shown: path } : tabs;
  return { tabs: shown, line, open, close, move: (which, to) => setTabs(moved(tabs, which, to)), rename };
}

function kept(key: string): Tabs {
  try {
    return readTabs(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return readTabs(null);
  }
}
