import { map, optional, required, text, typeRef, words } from '../fields/field.js';

/** Fields and small forms that several kinds have. */

export const titled = {
  title: required('What it is, in a few words; shown wherever it is listed.', text(), {
    examples: ['Harvest time entry to canonical'],
  }),
  description: optional('What a reader should know beyond the title.', text()),
};

export const note = optional('Why it is so, for the next reader. No effect.', text());

/** A name that expressions use, or that joins a key: letters, digits, `_` and `-`. */
export const NAME = '^[A-Za-z_][A-Za-z0-9_-]*$';

export const name = () =>
  text({ pattern: NAME, expected: 'a name: letters, digits, `_` and `-`, not beginning with a digit' });

/** A reason code, `PROJECT_CLOSED`. */
export const REASON = '^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$';

export const reasonCode = () => text({ pattern: REASON, expected: 'a reason code such as `PROJECT_CLOSED`' });

/** ISO 8601, weeks, days and time: `P3D`, `PT4H`. */
const DURATION = '^P(?=[0-9T])(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?$';

export const duration = () =>
  words<string>({
    pattern: DURATION,
    expected: 'a duration such as `P3D` (three days) or `PT4H` (four hours)',
    read: (written) => (new RegExp(DURATION).test(written) ? written : undefined),
  });

export const inputs = () => map('input', typeRef(), { keyPattern: NAME });
