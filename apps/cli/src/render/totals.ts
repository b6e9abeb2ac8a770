import { formatNumber } from '@reckoner/engine';
import type { PurposeReport, ReasonReport, Sums, TotalsReport } from '@reckoner/engine/totals';
import { cell, columns, numbers, type Cell } from './columns.js';
import type { Paint, Style } from './colour.js';

/** Control totals as a person reads them: for each purpose what ended how and why, what was booked, and whether it adds up. */
export function renderTotals(report: TotalsReport, paint: Paint): string {
  const parts = report.purposes.flatMap((purpose) => ['', ...renderPurpose(purpose, report, paint)]);
  return `${[headline(report, paint), ...parts].join('\n')}\n`;
}

function headline({ flow, entries, unreadable }: TotalsReport, paint: Paint): string {
  const unread = unreadable === 0 ? '' : `, of which ${unreadable} could not be read`;
  return `${paint('bold', flow)}: ${entries === 1 ? '1 entry' : `${grouped(entries)} entries`} received${unread}`;
}

const INDENT = '  ';

function renderPurpose(purpose: PurposeReport, { quantityTitle }: TotalsReport, paint: Paint): string[] {
  const unit = quantityTitle.toLowerCase();
  return [
    paint('bold', purpose.purpose),
    ...indented(endLines(purpose, unit, paint)),
    ...indented(controlLines(purpose, unit, paint)),
    ...(purpose.reasons.length === 0
      ? []
      : ['', `${INDENT}Not accepted, and why`, ...indented(reasonLines(purpose.reasons, unit, paint))]),
    ...(purpose.booked.length === 0 ? [] : ['', `${INDENT}Booked`, ...indented(bookedLines(purpose, paint))]),
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => INDENT + line);
}

const STYLES: Readonly<Record<string, Style>> = { accepted: 'green', held: 'yellow', rejected: 'red', failed: 'red' };

function outcomeCell(outcome: string, paint: Paint): Cell {
  const style = STYLES[outcome] ?? 'dim';
  return cell(outcome, (padded) => paint(style, padded));
}

function endLines({ ends, received }: PurposeReport, unit: string, paint: Paint): string[] {
  const all: readonly Sums[] = [...ends, received];
  const entries = all.map((end) => grouped(end.entries));
  const quantities = numbers(all.map((end) => formatNumber(end.quantity)));
  const rows = all.map((end, at): Cell[] => [
    'outcome' in end ? outcomeCell(String(end.outcome), paint) : cell('received', (padded) => paint('bold', padded)),
    cell(entries[at]!),
    cell(quantities[at]!),
    cell(moneyText(end.amounts)),
  ]);
  const lines = columns([dimmed(['', 'entries', unit, ''], paint), ...rows], ['left', 'right', 'right', 'left']);
  return [...lines.slice(0, -1), paint('dim', '─'.repeat(Math.max(...lines.map(visibleLength)))), lines.at(-1)!];
}

/** The sums that must be equal, said as such. */
function controlLines({ holds, received }: PurposeReport, unit: string, paint: Paint): string[] {
  const broken = [
    ...(holds.entries ? [] : ['entries']),
    ...(holds.quantity ? [] : [unit]),
    ...(holds.amounts ? [] : ['money']),
  ];
  const unmeasured =
    received.unmeasured === 0 ? '' : `; ${grouped(received.unmeasured)} of them ended before their ${unit} were known`;
  if (broken.length === 0) return [`${paint('green', '✓')} every entry ended once, and the sums agree${unmeasured}`];
  return [paint('red', `✗ the sums of ${broken.join(', ')} do not agree; please report this`)];
}

function reasonLines(reasons: readonly ReasonReport[], unit: string, paint: Paint): string[] {
  const entries = reasons.map((reason) => grouped(reason.entries));
  const quantities = numbers(reasons.map(({ quantity }) => formatNumber(quantity)));
  const rows = reasons.map((reason, at): Cell[] => [
    outcomeCell(reason.outcome, paint),
    cell(reason.reason),
    cell(entries[at]!),
    cell(quantities[at]!),
    cell(reason.owner ?? '', (padded) => paint('dim', padded)),
    cell(
      [reason.title ?? firstLine(reason.example), moneyText(reason.amounts)].filter((text) => text !== '').join(' · '),
    ),
  ]);
  return columns(
    [dimmed(['', '', 'entries', unit, 'owner', ''], paint), ...rows],
    ['left', 'left', 'right', 'right', 'left', 'left'],
  );
}

const TEXT_MAX = 72;

function firstLine(text: string | undefined): string {
  const line = (text ?? '').split('\n')[0]!;
  return line.length > TEXT_MAX ? `${line.slice(0, TEXT_MAX - 1)}…` : line;
}

function bookedLines({ booked }: PurposeReport, paint: Paint): string[] {
  const counts = booked.map(({ deliveries }) => grouped(deliveries));
  const quantities = numbers(booked.map(({ quantity }) => formatNumber(quantity)));
  const amounts = numbers(
    booked.map(({ amount }) => formatNumber(amount)),
    2,
  );
  const rows = booked.map(({ customer, currency }, at): Cell[] => [
    cell(customer || 'no customer'),
    cell(counts[at]!),
    cell(quantities[at]!),
    cell(amounts[at]!),
    cell(currency || 'no currency'),
  ]);
  return columns(
    [dimmed(['customer', 'lines', 'quantity', 'amount', ''], paint), ...rows],
    ['left', 'right', 'right', 'right', 'left'],
  );
}

function dimmed(titles: readonly string[], paint: Paint): Cell[] {
  return titles.map((title) => cell(title, (padded) => paint('dim', padded)));
}

function moneyText(amounts: Sums['amounts']): string {
  return Object.entries(amounts)
    .map(([currency, amount]) => `${numbers([formatNumber(amount)], 2)[0]!} ${currency}`.trimEnd())
    .join(' · ');
}

function grouped(count: number): string {
  return numbers([String(count)])[0]!;
}

function visibleLength(line: string): number {
  return line.replace(/\u001b\[\d+m/g, '').length;
}
