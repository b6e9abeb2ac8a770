import { didYouMean, type Diagnostic } from '@reckoner/diagnostics';
import type { Definition, Workspace } from '@reckoner/definitions';
import { unknownReference } from '../lower/catalogue-flow.js';
import { isDate } from '../values/date.js';
import { badFreeze, sameOrder } from './catalogue-environments.js';

type Environment = Definition<'environment'>;

/** Environments form one line of promotion, and their gates speak of environments and days that there are. */
export function environmentFindings(workspace: Workspace): Diagnostic[] {
  const all = workspace.all('environment');
  return all.flatMap((environment, index) => [
    ...sharedOrder(environment, all.slice(0, index)),
    ...unknownSource(environment, all),
    ...freezeFindings(environment),
  ]);
}

function sharedOrder(environment: Environment, earlier: readonly Environment[]): Diagnostic[] {
  const { order } = environment.value;
  const other = earlier.find(({ value }) => value.order === order);
  return other ? [sameOrder(environment.spanOf(['order']), order, other.id)] : [];
}

function unknownSource(environment: Environment, all: readonly Environment[]): Diagnostic[] {
  const source = environment.value.gates?.plan?.source;
  const ids = all.map(({ id }) => id);
  if (source === undefined || ids.includes(source)) return [];
  const span = environment.spanOf(['gates', 'plan', 'source']);
  return [unknownReference(span, 'environment', source, didYouMean(source, ids))];
}

function freezeFindings(environment: Environment): Diagnostic[] {
  return (environment.value.gates?.freeze ?? []).flatMap(({ from, to }, index) => {
    const place = (field: 'from' | 'to') => environment.spanOf(['gates', 'freeze', index, field]);
    if (!isDate(from)) return [badFreeze(place('from'), `there is no day ${from}`)];
    if (!isDate(to)) return [badFreeze(place('to'), `there is no day ${to}`)];
    return to < from ? [badFreeze(place('to'), `the freeze ends on ${to}, before it begins on ${from}`)] : [];
  });
}
