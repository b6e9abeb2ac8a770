/** The firm whose time is recorded: the sample rows of a workspace, read as they are, and asked by day. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf, type Row } from '../csv.js';
import type { Settings } from '../targets/settings.js';

const TABLES = {
  employees: 'rules/reference/employees.sample.csv',
  assignments: 'rules/reference/assignments.sample.csv',
  projects: 'rules/reference/projects.sample.csv',
  contracts: 'rules/reference/contracts.sample.csv',
  customers: 'rules/reference/customers.sample.csv',
  periods: 'rules/reference/fiscal-periods.sample.csv',
  entities: 'rules/reference/legal-entities.csv',
  rates: 'rules/reference/rate-cards.csv',
  accounts: 'rules/xref/target-customers.sample.csv',
} as const;

export type Firm = Record<keyof typeof TABLES, Row[]>;

/** Reads the tables; undefined where the folder is no workspace with them. */
export function readFirm(workspace: string): Firm | undefined {
  const names = Object.keys(TABLES) as (keyof typeof TABLES)[];
  if (names.some((name) => !existsSync(join(workspace, TABLES[name])))) return undefined;
  const tables = names.map((name) => [name, rowsOf(readFileSync(join(workspace, TABLES[name]), 'utf8'))] as const);
  return Object.fromEntries(tables) as Firm;
}

/** The rows by the texts of some of their columns. */
export function rowsBy(rows: readonly Row[], ...columns: string[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const name = columns.map((column) => row[column]).join('/');
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return found;
}

/** The row that holds on a day. */
export function onDay(rows: readonly Row[] = [], day: string): Row | undefined {
  return rows.find(({ validFrom = '', validTo = '' }) => validFrom <= day && (validTo === '' || day <= validTo));
}

/** What the books of each target know by themselves: closed periods of all, and the customers on hold of each. */
export function calendarOf(firm: Firm | undefined, system: string): Partial<Settings> {
  if (firm === undefined) return {};
  const closedPeriods: Record<string, string[]> = {};
  for (const { legalEntity = '', period = '', status } of firm.periods)
    if (status === 'closed') (closedPeriods[legalEntity] ??= []).push(period);
  const held = new Set(firm.customers.filter(({ status }) => status === 'on-hold').map(({ id }) => id));
  const customersOnHold = firm.accounts
    .filter((row) => row.system === system && held.has(row.customerId))
    .map(({ targetId = '' }) => targetId);
  return { closedPeriods, customersOnHold };
}
