/** Where the entries of a seed take place: projects and people of the sample rows, and what each must end as. */
import type { Expected } from '../ledger/records.js';

/** Where plain entries are booked: nothing but the hours decides what they cost and bring. */
export const PLAIN: Place[] = [
  { project: 'P-100', users: ['4410027', '4410028', '4410030', '4410031', '4410033'], overtime: '1.5', card: 'STD-DE' },
  { project: 'P-106', users: ['4410035', '4410036'], overtime: '1.25', card: 'STD-FR' },
  { project: 'P-300', users: ['4420001', '4420003', '4420004', '4420005', '4420006'], overtime: '1.5', card: 'STD-US' },
  { project: 'P-201', users: ['4430001', '4430002', '4430003', '4430004', '4430005'], card: 'STD-UK' },
];

export interface Place {
  project: string;
  users: string[];
  overtime?: string;
  card: string;
}

export const ACCEPTED = { outcome: 'accepted' };
const submitted = { approval_status: 'submitted', is_closed: false, is_locked: false, locked_reason: null };

/** What goes wrong, and how it must end. Rates of P-108, budgets and caps depend on more than the entry, so they are not here. */
export const TROUBLES: Trouble[] = [
  {
    project: 'P-109',
    user: '4410027',
    day: '2026-10-13',
    cost: ACCEPTED,
    billing: { outcome: 'rejected', reason: 'PROJECT_CLOSED' },
  },
  {
    project: 'P-302',
    user: '4420002',
    day: '2026-10-14',
    cost: ACCEPTED,
    billing: { outcome: 'held', reason: 'CUSTOMER_ON_HOLD' },
  },
  {
    project: 'P-305',
    user: '4420002',
    day: '2026-10-15',
    cost: ACCEPTED,
    billing: { outcome: 'held', reason: 'PROJECT_ON_HOLD' },
  },
  {
    project: 'P-110',
    user: '4410029',
    day: '2026-10-20',
    cost: ACCEPTED,
    billing: { outcome: 'held', reason: 'CONTRACT_MISSING' },
  },
  {
    project: 'P-303',
    user: '4420005',
    day: '2026-10-16',
    cost: ACCEPTED,
    billing: { outcome: 'held', reason: 'TAX_NOT_SET_UP' },
  },
  {
    project: 'P-105',
    user: '4410030',
    day: '2026-10-22',
    cost: ACCEPTED,
    billing: { outcome: 'excluded', reason: 'FIXED_FEE' },
  },
  {
    project: 'P-200',
    user: '4430001',
    day: '2026-10-23',
    cost: ACCEPTED,
    billing: { outcome: 'excluded', reason: 'BILLED_BY_MILESTONE' },
  },
  {
    project: 'P-100',
    user: '4410027',
    day: '2026-10-27',
    cost: ACCEPTED,
    billing: { outcome: 'excluded', reason: 'NOT_BILLABLE' },
    change: { billable: false },
  },
  {
    project: 'P-100',
    user: '4410034',
    day: '2026-10-16',
    cost: { outcome: 'rejected', reason: 'EMPLOYEE_TERMINATED' },
    billing: { outcome: 'rejected', reason: 'EMPLOYEE_TERMINATED' },
  },
  {
    project: 'P-999',
    user: '4410028',
    day: '2026-10-06',
    cost: { outcome: 'held', reason: 'PROJECT_UNKNOWN' },
    billing: { outcome: 'held', reason: 'PROJECT_UNKNOWN' },
  },
  {
    project: 'P-100',
    user: '4499999',
    day: '2026-10-08',
    cost: { outcome: 'held', reason: 'EMPLOYEE_UNKNOWN' },
    billing: { outcome: 'held', reason: 'EMPLOYEE_UNKNOWN' },
  },
  {
    project: 'P-300',
    user: '4420003',
    day: '2026-10-14',
    cost: { outcome: 'held', reason: 'NOT_APPROVED' },
    billing: { outcome: 'held', reason: 'NOT_APPROVED' },
    change: submitted,
  },
];

export interface Trouble {
  project: string;
  user: string;
  day: string;
  cost: Expected;
  billing: Expected;
  change?: Record<string, unknown>;
}

export const NOTES = [
  'Review of the specification',
  'Weekly status and planning',
  'Ledger cut-over rehearsal',
  'Fixing findings from the acceptance test',
  'Workshop with the customer',
  'Data model for the interface',
  'Pairing on the import job',
  'Release notes and handover',
];
export const TASKS = ['T-DEV', 'T-CON'];
