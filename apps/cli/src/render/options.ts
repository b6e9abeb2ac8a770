import { InvalidArgumentError, Option } from 'commander';

export type Format = 'text' | 'json';

/** `--format text|json`, as every command has it; what scripts read line by line is JSON unless said otherwise. */
export function formatOption(unlessSaid: Format = 'text', others: readonly string[] = []): Option {
  return new Option('--format <format>', 'how to print the result')
    .choices(['text', 'json', ...others])
    .default(unlessSaid);
}

/** For options that take a whole number of 1 and more, and for those that take 0, too. */
export function wholeNumber(least: 0 | 1): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`A whole number${least === 1 ? ' of 1 or more' : ''} is needed.`);
    return Number(text);
  };
}

/** Where entries come from and which workspace works on them, as `run` and `explain` have it. */
export function inputOptions(): Option[] {
  return [
    new Option('--input <file>', 'NDJSON or CSV; - is standard input').makeOptionMandatory(),
    new Option('--workspace <dir>', 'a folder of the workspace').default('.'),
    new Option('--input-format <format>', 'what the input is; otherwise its name says').choices(['ndjson', 'csv']),
    new Option('--encoding <name>', 'the encoding of the input').choices(['utf-8', 'windows-1252', 'iso-8859-1']),
    new Option('--delimiter <character>', 'the delimiter of a CSV; otherwise it is detected'),
    new Option('--decimal-comma', 'numbers in the CSV are written as 1.234,50'),
    new Option('--now <timestamp>', "what `now` is; otherwise the event's time, else the start of the run"),
    new Option(
      '--rows <dir>',
      'a folder with CSV files of the environment tables, by their ids; otherwise their samples are read',
    ),
  ];
}
