/** Every page: its address, its place in the navigation, and the code that is loaded when it is opened. */
import {
  IconActivity,
  IconAlertCircle,
  IconArrowsExchange,
  IconBook2,
  IconFileDiff,
  IconHistory,
  IconInbox,
  IconLayoutDashboard,
  IconPlug,
  IconScale,
  IconServer2,
  IconTestPipe,
  IconUsers,
  IconVectorBezier2,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../api/session.js';

/** A page of the navigation. What lies below its path (`/events/12`) is the page's own business. */
export interface PageRoute {
  readonly path: string;
  readonly title: string;
  readonly group: 'Work' | 'Operations' | 'Data' | 'Control';
  readonly icon: Icon;
  /** Leads there from anywhere. */
  readonly keys: string;
  /** Without it the page says so, and the navigation shows it muted. */
  readonly permission: Permission;
  /** Other words for the palette. */
  readonly keywords?: string;
  readonly load: () => Promise<ComponentType>;
}

const later = () => import('./coming/coming-page.js');

export const PAGES: readonly PageRoute[] = [
  {
    path: '/overview',
    title: 'Overview',
    group: 'Work',
    icon: IconLayoutDashboard,
    keys: 'g o',
    permission: 'totals.read',
    keywords: 'home totals dashboard figures',
    load: () => import('../overview/overview-page.js').then((module) => module.OverviewPage),
  },
  {
    path: '/workbench',
    title: 'Workbench',
    group: 'Work',
    icon: IconVectorBezier2,
    keys: 'g w',
    permission: 'releases.read',
    keywords: 'mappings rules tables flows definitions editor',
    load: () => import('../workbench/workbench-page.js').then((module) => module.WorkbenchPage),
  },
  {
    path: '/tests',
    title: 'Tests',
    group: 'Work',
    icon: IconTestPipe,
    keys: 'g t',
    permission: 'releases.read',
    keywords: 'coverage mutation',
    load: () => later().then((module) => module.TestsComing),
  },
  {
    path: '/events',
    title: 'Events',
    group: 'Operations',
    icon: IconInbox,
    keys: 'g e',
    permission: 'events.read',
    keywords: 'entries received',
    load: () => later().then((module) => module.EventsComing),
  },
  {
    path: '/executions',
    title: 'Executions',
    group: 'Operations',
    icon: IconActivity,
    keys: 'g x',
    permission: 'executions.read',
    keywords: 'runs outcomes',
    load: () => later().then((module) => module.ExecutionsComing),
  },
  {
    path: '/deliveries',
    title: 'Deliveries',
    group: 'Operations',
    icon: IconArrowsExchange,
    keys: 'g d',
    permission: 'deliveries.read',
    keywords: 'sent posted targets',
    load: () => later().then((module) => module.DeliveriesComing),
  },
  {
    path: '/cases',
    title: 'Cases',
    group: 'Operations',
    icon: IconAlertCircle,
    keys: 'g c',
    permission: 'cases.read',
    keywords: 'exceptions rejected held',
    load: () => later().then((module) => module.CasesComing),
  },
  {
    path: '/reference',
    title: 'Reference data',
    group: 'Data',
    icon: IconBook2,
    keys: 'g r',
    permission: 'reference.read',
    keywords: 'rows rate cards cross-references',
    load: () => later().then((module) => module.ReferenceComing),
  },
  {
    path: '/connections',
    title: 'Connections',
    group: 'Data',
    icon: IconPlug,
    keys: 'g n',
    permission: 'connections.read',
    keywords: 'systems sources targets',
    load: () => later().then((module) => module.ConnectionsComing),
  },
  {
    path: '/changes',
    title: 'Changes',
    group: 'Control',
    icon: IconFileDiff,
    keys: 'g h',
    permission: 'releases.read',
    keywords: 'review approve money plan diff',
    load: () => later().then((module) => module.ChangesComing),
  },
  {
    path: '/environments',
    title: 'Environments',
    group: 'Control',
    icon: IconServer2,
    keys: 'g v',
    permission: 'releases.read',
    keywords: 'releases promote roll back',
    load: () => later().then((module) => module.EnvironmentsComing),
  },
  {
    path: '/reconciliation',
    title: 'Reconciliation',
    group: 'Control',
    icon: IconScale,
    keys: 'g l',
    permission: 'totals.read',
    keywords: 'differences source target',
    load: () => later().then((module) => module.ReconciliationComing),
  },
  {
    path: '/audit',
    title: 'Audit',
    group: 'Control',
    icon: IconHistory,
    keys: 'g a',
    permission: 'audit.read',
    keywords: 'history who did what',
    load: () => later().then((module) => module.AuditComing),
  },
  {
    path: '/access',
    title: 'Access',
    group: 'Control',
    icon: IconUsers,
    keys: 'g p',
    permission: 'access.read',
    keywords: 'people roles keys permissions',
    load: () => later().then((module) => module.AccessComing),
  },
];

const loaded = new Map<string, Promise<ComponentType>>();

/** Loads a page's code once; also called when a link to it is pointed at. */
export function loadPage(page: PageRoute): Promise<ComponentType> {
  let loading = loaded.get(page.path);
  if (!loading) {
    loading = page.load();
    // What could not be loaded is tried again by the next who asks.
    loading.catch(() => loaded.delete(page.path));
    loaded.set(page.path, loading);
  }
  return loading;
}
