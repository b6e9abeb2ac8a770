/** What is printed: what runs where, what to try, and the counts as they move. */
const isTerminal = process.stdout.isTTY === true;
const isColourful = isTerminal && process.env.NO_COLOR === undefined;
const paint = (code) => (text) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);
const [bold, dim, cyan] = [1, 2, 36].map(paint);

export const say = (...lines) => process.stdout.write(lines.map((line) => `${line}\n`).join(''));

/** Lines in columns: the first as wide as its widest. */
function columns(rows, style = (text) => text) {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${style(first.padEnd(width))}  ${dim(second)}`);
}

/** What a second start finds again is said, too. */
export function welcome({ url, link, sandbox, data, keyFile, imported, rate }) {
  const key = `-H "Authorization: Bearer $(cat ${keyFile})"`;
  say(
    '',
    bold('Reckoner runs'),
    ...columns([
      [url, 'the designer'],
      [`${url}/docs`, 'the API, to read and to try'],
      [sandbox, `the sandbox: systems that record time and book money; its ledger: ${sandbox}/_ledger`],
      [data, 'database, keys and ledger; delete the folder to begin anew'],
      [
        imported > 0 ? `${imported} tables` : 'tables',
        imported > 0 ? 'of sample rows were imported' : 'of sample rows are as they were left',
      ],
      [
        rate > 0 ? `${rate} entries a second` : 'no entries',
        rate > 0 ? 'are sent by the sandbox: approved, corrected, late, doubled, wrong' : 'are sent (--rate 0)',
      ],
    ]),
    '',
    ...(link === undefined
      ? []
      : [
          bold('Sign in'),
          `  ${cyan(link)}`,
          `  ${dim('works once, within 15 minutes; the next start prints another')}`,
          '',
        ]),
    bold('Try'),
    ...[
      [`curl -s ${key} ${url}/v1/totals`, 'what came in, and what became of it'],
      [`curl -s ${key} "${url}/v1/deliveries?limit=3"`, 'what was sent to the targets'],
      [`curl -s ${key} ${url}/v1/connections`, 'how the connections fare'],
      [
        `curl -s ${key} -H 'Content-Type: application/cloudevents+json' -d '{"specversion":"1.0","id":"mine-1","source":"harvest","type":"time-entry.approved","data":{}}' ${url}/v1/events`,
        'an entry of your own, with nothing in it',
      ],
      [`curl -s ${key} "${url}/v1/status?source=harvest&id=mine-1"`, 'and what became of it'],
      [`curl -s ${sandbox}/_ledger`, 'what the targets booked'],
    ].flatMap(([command, what]) => [`  ${dim(`# ${what}`)}`, `  ${cyan(command)}`]),
    '',
    isTerminal
      ? dim('Ctrl-C ends everything in order; nothing is lost, and the next start goes on.')
      : 'Ends on SIGTERM.',
    '',
  );
}

const NUMBER = new Intl.NumberFormat('en-US');

/** The counts as one line that the next one replaces; nothing where nobody looks. */
export function showCounts(counts) {
  if (!isTerminal) return;
  const text = Object.entries(counts)
    .map(([name, count]) => `${dim(name)} ${bold(NUMBER.format(count))}`)
    .join('  ');
  process.stdout.write(`\r\u001b[K${text}`);
}

export function endCounts() {
  if (isTerminal) process.stdout.write('\n');
}
