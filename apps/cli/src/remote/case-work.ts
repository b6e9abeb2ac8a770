/** What a person does about cases: each a command below `cases`. */
import { Option, type Command } from 'commander';
import { answered, ProblemError, type components, type ReckonerClient } from '@reckoner/contract';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, wholeNumber, type Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { reach, reaching, type ReachOptions } from './reach.js';
import { refusalOf } from './refusal.js';

type Group = components['schemas']['GroupBody'];
type WorkOptions = ReachOptions & { readonly format: Format };
type GroupOptions = WorkOptions & Pick<Group, 'cause' | 'kind' | 'reason' | 'team'> & { readonly yes?: boolean };

const ids = (text: string, before: readonly number[] = []): number[] => [...before, wholeNumber(1)(text)];

export function registerCaseWork(cases: Command): void {
  repeating(cases, 'retry', 'Attempt again on their own release, with the rows known now');
  repeating(cases, 'replay', 'Execute anew with the release, rows and time of today');
  working(cases, 'assign', 'Give cases to somebody; without --to, to nobody')
    .option('--to <who>', 'whose they are from now on')
    .action((given: readonly number[], options: WorkOptions & { to?: string }) =>
      each(given, options, (client, id) =>
        client.POST('/v1/cases/{id}/assign', {
          params: { path: { id } },
          body: options.to === undefined ? {} : { assignee: options.to },
        }),
      ),
    );
  working(cases, 'resolve', 'End cases without doing anything again')
    .addOption(new Option('--because <text>', 'what became of them').makeOptionMandatory())
    .action((given: readonly number[], options: WorkOptions & { because: string }) =>
      each(given, options, (client, id) =>
        client.POST('/v1/cases/{id}/resolve', { params: { path: { id } }, body: { resolution: options.because } }),
      ),
    );
  for (const [verb, about] of [
    ['comment', 'Write something into the history of cases'],
    ['reopen', 'Open resolved cases again'],
  ] as const)
    working(cases, verb, about)
      .addOption(new Option('--text <text>', 'what is to be said').makeOptionMandatory())
      .action((given: readonly number[], options: WorkOptions & { text: string }) =>
        each(given, options, (client, id) =>
          client.POST(`/v1/cases/{id}/${verb}`, { params: { path: { id } }, body: { text: options.text } }),
        ),
      );
}

const working = (cases: Command, verb: string, about: string): Command =>
  reaching(cases.command(verb).description(about).argument('<ids...>', 'the cases', ids).addOption(formatOption()));

function repeating(cases: Command, verb: 'retry' | 'replay', about: string): void {
  const command = cases
    .command(verb)
    .description(`${about}: cases by their numbers, or a group`)
    .argument('[ids...]', 'the cases', ids)
    .option('--cause <cause>', 'the group of this cause, as `cases` names it')
    .option('--kind <kind>', 'the group of this kind')
    .option('--reason <code>', 'the group of this reason')
    .option('--team <team>', 'the group of this team')
    .option('--yes', 'do it with a group; otherwise only counted')
    .addOption(formatOption());
  reaching(command).action((given: readonly number[] | undefined, options: GroupOptions) => {
    const numbers = given ?? [];
    const { cause, kind, reason, team } = options;
    const filter = Object.fromEntries(
      Object.entries({ cause, kind, reason, team }).filter(([, value]) => value !== undefined),
    ) as Group;
    if ((numbers.length === 0) === (Object.keys(filter).length === 0))
      throw new UsageError('Name cases by their numbers, or a group by --cause, --kind, --reason or --team.');
    if (numbers.length > 0)
      return each(numbers, options, (client, id) =>
        client.POST(`/v1/cases/{id}/${verb}`, { params: { path: { id } } }),
      );
    return repeatGroup(reach(options), verb, filter, options);
  });
}

/** All of them are tried; who is refused is said, and the others go on. */
async function each(
  given: readonly number[],
  options: WorkOptions,
  work: (client: ReckonerClient, id: number) => Promise<unknown>,
): Promise<void> {
  const client = reach(options);
  const refused: { id: number; code: string; message: string }[] = [];
  for (const id of given) {
    try {
      await work(client, id);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500 || error.status === 401) throw error;
      refused.push({ id, code: error.code, message: error.message });
      if (options.format === 'text') note(`Case ${id}: ${refusalOf(error)}`);
    }
  }
  const done = given.length - refused.length;
  out(
    options.format === 'json' ? `${JSON.stringify({ done, refused })}\n` : `${done} done, ${refused.length} refused\n`,
  );
  process.exitCode = refused.length > 0 ? EXIT.findings : EXIT.fine;
}

/** First counted; with `--yes`, done if it is as many still. */
async function repeatGroup(
  client: ReckonerClient,
  verb: 'retry' | 'replay',
  filter: Group,
  options: GroupOptions,
): Promise<void> {
  const ask = (body: Group) => answered(client.POST(`/v1/cases/${verb}`, { body }));
  const { matched: count } = await ask({ ...filter, dryRun: true });
  if (options.yes !== true) {
    out(options.format === 'json' ? `${JSON.stringify({ matched: count })}\n` : `${count} cases\n`);
    return note(`Nothing is done yet; --yes does it.`);
  }
  const done = await ask({ ...filter, count });
  const refused = 'refused' in done ? done.refused : [];
  if (options.format === 'json') out(`${JSON.stringify(done)}\n`);
  else {
    for (const { case: id, code, message } of refused) note(`Case ${id}: ${code}: ${message}`);
    out(`${'done' in done ? done.done : 0} done, ${refused.length} refused\n`);
  }
  process.exitCode = refused.length > 0 ? EXIT.findings : EXIT.fine;
}
