import { add, divide, multiply } from '../../decimal/arithmetic.js';
import { NUMBER, optional, type Type } from '../../types/type.js';
import type { Num } from '../../values/value.js';
import { describeValue } from '../../values/describe.js';
import { Failure } from '../../values/failure.js';
import { isAbsent, needNumber, needObject } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

/** How many microseconds each part has. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['hours', 3_600_000_000],
  ['minutes', 60_000_000],
  ['seconds', 1_000_000],
  ['milliseconds', 1000],
  ['microseconds', 1],
]);

const PART: Type = { ...optional(NUMBER), nullable: true };

export const hoursFromParts: StrictOperator = {
  name: 'hoursFromParts',
  group: 'duration',
  summary: 'A duration given in parts, as decimal hours.',
  docs: 'Takes an object with `hours`, `minutes`, `seconds`, `milliseconds` and `microseconds`, as Replicon has it; parts that are missing or null are 0, any other field fails.',
  parameters: [
    {
      name: 'parts',
      type: {
        kind: 'object',
        nullable: false,
        optional: false,
        fields: new Map([...UNITS.keys()].map((name) => [name, PART])),
        open: true,
      },
      summary: 'The parts.',
    },
  ],
  result: NUMBER,
  examples: [
    {
      formula: 'hoursFromParts(entry.workingTime)',
      data: { entry: { workingTime: { hours: 7, minutes: 30, seconds: 0 } } },
      result: 7.5,
    },
    { formula: 'hoursFromParts({ minutes: 45 })', result: 0.75 },
    { formula: 'hoursFromParts({ days: 1 })', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([parts]) => {
    let microseconds: Num = 0;
    for (const [name, count] of Object.entries(needObject(parts, 'hoursFromParts'))) {
      const unit = UNITS.get(name);
      if (unit === undefined)
        throw new Failure('BAD_ARGUMENT', `\`hoursFromParts\` knows no part ${describeValue(name)}`);
      if (!isAbsent(count)) microseconds = add(microseconds, multiply(needNumber(count, 'hoursFromParts'), unit));
    }
    return divide(microseconds, 3_600_000_000);
  },
};
