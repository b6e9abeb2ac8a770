import type { Command } from 'commander';
import { Option } from 'commander';
import { answered, type components, type ReckonerClient } from '@reckoner/contract';
import { EXIT } from '../exit.js';
import { formatOption, wholeNumber, type Format } from '../render/options.js';
import { out } from '../render/output.js';
import { registerCaseWork } from '../remote/case-work.js';
import { printFields, printRows, rowsOf, textOf, type Shown } from '../remote/list.js';
import { reach, reaching, type ReachOptions } from '../remote/reach.js';

type CaseRow = components['schemas']['CaseRow'];
type CaseGroup = components['schemas']['CaseGroupAnswer'];
type ShownCase = components['schemas']['ShownCase'];

interface Filter {
  readonly state?: 'open' | 'resolved';
  readonly kind?: string;
  readonly reason?: string;
  readonly team?: string;
  readonly assignee?: string;
  readonly cause?: string;
}

type ListOptions = ReachOptions & Filter & { readonly limit: number; readonly format: Format };

const GROUPS: readonly Shown<CaseGroup>[] = [
  ['cases', ({ count }) => count],
  ['kind', ({ kind }) => kind],
  ['reason', ({ reason }) => reason],
  ['team', ({ team }) => team],
  ['oldest', ({ oldest }) => oldest.slice(0, 19)],
  [
    'amount',
    ({ money }) => (money ?? []).map(({ amount, currency }) => `${amount ?? '-'} ${currency ?? ''}`.trim()).join(', '),
  ],
  ['cause', ({ cause }) => cause],
];
const ROWS: readonly Shown<CaseRow>[] = [
  ['id', ({ id }) => id],
  ['opened', ({ openedAt }) => openedAt.slice(0, 19)],
  ['due', ({ dueAt }) => dueAt?.slice(0, 19)],
  ['state', ({ state }) => state],
  ['reason', ({ reason }) => reason],
  ['assignee', ({ assignee }) => assignee],
  ['message', ({ message }) => message],
];

/** `reckoner cases`: what somebody must look at, and what they do about it. */
export function registerCases(reckoner: Command): void {
  const cases = reckoner
    .command('cases')
    .description('See cases, grouped by what is likely to be mended together, and work on them.');
  filtered(
    cases.command('groups', { isDefault: true }).description('The open cases by cause, the biggest group first'),
  ).action(async (options: ListOptions) => {
    const client = reach(options);
    const rows = rowsOf<CaseGroup>(
      (page) => answered(client.GET('/v1/cases/groups', { params: { query: { ...page, ...filterOf(options) } } })),
      options.limit,
    );
    await printRows(rows, { format: options.format, shown: GROUPS, none: 'There is no open case.' });
    process.exitCode = EXIT.fine;
  });
  filtered(cases.command('list').description('Cases one by one, the newest first')).action(
    async (options: ListOptions) => {
      const client = reach(options);
      const rows = rowsOf<CaseRow>(
        (page) => answered(client.GET('/v1/cases', { params: { query: { ...page, ...filterOf(options) } } })),
        options.limit,
      );
      await printRows(rows, { format: options.format, shown: ROWS, none: 'There is no such case.' });
      process.exitCode = EXIT.fine;
    },
  );
  reaching(cases.command('show').description('One case with its payload, why it ended so, and its history'))
    .argument('<id>', 'the case', wholeNumber(1))
    .addOption(formatOption())
    .action(async (id: number, options: ReachOptions & { format: Format }) => {
      const found = await one(reach(options), id);
      if (options.format === 'json') out(`${JSON.stringify(found)}\n`);
      else print(found);
      process.exitCode = EXIT.fine;
    });
  registerCaseWork(cases);
}

const filtered = (command: Command): Command =>
  reaching(command)
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'resolved']))
    .option('--kind <kind>', 'only these: rejected, failed, held ...')
    .option('--reason <code>', 'only of this reason')
    .option('--team <team>', 'only of this team')
    .option('--assignee <who>', 'only whose they are')
    .option('--cause <cause>', 'only of this cause, as the groups name it')
    .option('--limit <n>', 'so many', wholeNumber(1), 50)
    .addOption(formatOption());

function filterOf({ state, kind, reason, team, assignee, cause }: Filter): Filter {
  const all = { state, kind, reason, team, assignee, cause };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Filter;
}

const one = (client: ReckonerClient, id: number): Promise<ShownCase> =>
  answered(client.GET('/v1/cases/{id}', { params: { path: { id } } }));

function print({ history, payload, isMasked, explanation, ...row }: ShownCase): void {
  printFields(Object.entries(row).filter(([, value]) => value !== null && value !== ''));
  if (payload !== undefined) out(`\npayload${isMasked ? ' (masked)' : ''}: ${JSON.stringify(payload, null, 2)}\n`);
  for (const { title, how, outcome, changes } of explanation?.steps ?? []) {
    out(`\n${textOf(title)}: ${how}${outcome === undefined ? '' : `, ${outcome}`}`);
    for (const change of changes) out(`\n  would change it: ${textOf(change)}`);
  }
  out('\n');
  for (const { at, actor, action, text } of history)
    out(`${at.slice(0, 19)}  ${textOf(actor)}  ${action}${text === null ? '' : `  ${textOf(text)}`}\n`);
}
