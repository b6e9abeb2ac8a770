import { describe, expect, it } from '@jest/globals';
import { emitted, interpreted, RATES } from '../../test/ir/executors.js';
import { spell } from '../../test/flows/spell.js';
import { local, lowered } from '../../test/ir/formulas.js';
import { ENTRY, RandomFormulas } from '../../test/random/formulas.js';

/** More on demand: `FORMULAS=20000 SEED=7 npm test -- src/emit/differential.spec.ts`. */
const FORMULAS = Number(process.env['FORMULAS'] ?? 400);
const SEED = Number(process.env['SEED'] ?? 20_261_121);
const PAYLOADS = 5;

const FORMS = [
  { form: 'assuming', resident: true },
  { form: 'general', resident: false },
] as const;

describe('generated code against the interpreter, on random formulas', () => {
  it.each(['typed', 'untyped'] as const)(
    `agrees on values, and gives up only where the interpreter fails: %s (seed ${SEED})`,
    (kind) => {
      const random = new RandomFormulas(SEED);
      let [tried, failed] = [0, 0];
      for (let count = 0; count < FORMULAS; count++) {
        const formula = random.formula();
        const entry = local('entry', kind === 'typed' ? ENTRY : undefined);
        const { ir, findings } = lowered(formula, [entry], [RATES]);
        if (kind === 'typed' && findings.some((found) => found.severity === 'error')) continue;
        const executors = FORMS.map((options) => emitted(ir, [entry], options));
        for (let each = 0; each < PAYLOADS; each++) {
          const payload = random.payload();
          const meant = interpreted(ir, [entry], [payload]);
          tried += 1;
          if ('failure' in meant) failed += 1;
          for (const [index, run] of executors.entries()) {
            const about = [formula, JSON.stringify(payload), FORMS[index]!.form];
            expect([...about, spell(outcome(run, payload, meant))]).toEqual([...about, spell(meant)]);
          }
        }
      }
      expect(tried).toBeGreaterThan(FORMULAS);
      expect(failed).toBeLessThan(tried * 0.7);
    },
  );
});

function outcome(run: (payload: never) => unknown, payload: unknown, meant: object): object {
  try {
    return { value: run(payload as never) };
  } catch (thrown) {
    return 'failure' in meant ? meant : { thrown: String(thrown) };
  }
}
