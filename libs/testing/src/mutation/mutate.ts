import type { Definition } from '@reckoner/definitions';
import { checkWorkspace, type Checked } from '@reckoner/engine';
import { runCase } from '../cases/run.js';
import { isEquivalent } from './equivalent.js';
import { mutantsOf, type Mutant } from './mutants.js';
import { MUTATION_OPERATORS } from './operators/index.js';
import type { MutantReport, MutationReport } from './report.js';
import { sample } from './sample.js';
import { keyOf, TouchedDefinitions, type DefinitionKey } from './touched.js';

export interface MutationOptions {
  /** Only definitions whose file's path contains this text are changed. */
  readonly filter?: string;
  /** At most so many mutants, chosen by the seed. */
  readonly max?: number;
  readonly seed?: number;
  /** Told after each mutant. */
  readonly onProgress?: (progress: MutationProgress) => void;
}

export interface MutationProgress {
  readonly done: number;
  readonly total: number;
  readonly killed: number;
  readonly survived: number;
}

type Fate = 'killed' | 'survived' | 'equivalent' | 'invalid';

/**
 * Changes definitions in small ways, one at a time, and tells which changes no test notices. A workspace with errors
 * has no mutants worth trying; the caller sees to it that there are none.
 */
export function mutate(checked: Checked, options: MutationOptions = {}): MutationReport {
  const { filter, max, seed = 1, onProgress } = options;
  const all = mutantsOf(checked, ({ file }) => filter === undefined || file.includes(filter));
  const tried = max === undefined || max >= all.length ? all : sample(all, max, seed);
  const trial = new Trial(checked);
  const fates: { mutant: Mutant; fate: Fate }[] = [];
  const count = (fate: Fate): number => fates.filter((one) => one.fate === fate).length;
  for (const mutant of tried) {
    fates.push(trial.fateOf(mutant));
    onProgress?.({ done: fates.length, total: tried.length, killed: count('killed'), survived: count('survived') });
  }
  const [killed, survived] = [count('killed'), count('survived')];
  const reported = (fate: Fate): MutantReport[] =>
    fates
      .filter((one) => one.fate === fate)
      .map(({ mutant }) => reportOf(mutant))
      .sort(byPlace);
  return {
    killed,
    survivors: reported('survived'),
    equivalent: reported('equivalent'),
    invalid: count('invalid'),
    score: killed + survived === 0 ? 1 : killed / (killed + survived),
    operators: MUTATION_OPERATORS.map(({ name }) => {
      const own = fates.filter(({ mutant }) => mutant.operator === name);
      return {
        name,
        killed: own.filter(({ fate }) => fate === 'killed').length,
        survived: own.filter(({ fate }) => fate === 'survived').length,
      };
    }).filter((operator) => operator.killed + operator.survived > 0),
    ...(tried === all ? {} : { sample: { of: all.length, seed } }),
  };
}

function reportOf({ operator, description, definition, span, before, after }: Mutant): MutantReport {
  return { operator, description, of: keyOf(definition), span, before, after };
}

/** The files stay in their order. */
function byPlace(a: MutantReport, b: MutantReport): number {
  return a.span.source === b.span.source ? a.span.start - b.span.start : 0;
}

/** A case that passes on the workspace as it is, and could notice a change. */
interface Case {
  readonly file: Definition<'test'>;
  readonly index: number;
  /** What it runs through. */
  readonly touched: ReadonlySet<DefinitionKey>;
}

/** The definition under test; a test may name it by its last segment. */
function testedBy({ workspace }: Checked, { value: { of } }: Definition<'test'>): DefinitionKey {
  const found = of.kind === 'expression' ? undefined : workspace.resolve(of.kind, of.id);
  return keyOf(found && 'definition' in found ? found.definition : of);
}

/** Runs the cases on mutants. */
class Trial {
  readonly #checked: Checked;
  readonly #cases: readonly Case[];
  /** By definition, the cases that run through it; those that killed a mutant last come first. */
  readonly #byDefinition = new Map<DefinitionKey, Case[]>();

  constructor(checked: Checked) {
    this.#checked = checked;
    const definitions = new TouchedDefinitions(checked.program);
    this.#cases = checked.workspace.all('test').flatMap((file) =>
      [...file.value.cases.keys()].flatMap((index) => {
        const touched = new Set<DefinitionKey>();
        const { passed } = runCase(checked, file, index, definitions.observer(touched));
        return passed ? [{ file, index, touched: touched.add(testedBy(checked, file)) }] : [];
      }),
    );
  }

  fateOf(mutant: Mutant): { mutant: Mutant; fate: Fate } {
    const { workspace } = this.#checked;
    const changed = checkWorkspace(workspace.withFile(mutant.definition.file, mutant.text), {
      previous: this.#checked,
    });
    const errors = changed.diagnostics.filter(({ severity }) => severity === 'error');
    const listed = errors.find(({ code }) => code === 'type/unknown-value')?.data?.['values'];
    const instead = Array.isArray(listed) ? mutant.among(listed as readonly string[]) : undefined;
    if (instead) return this.fateOf(instead);
    if (errors.length > 0) return { mutant, fate: 'invalid' };
    if (this.#isNoticed(changed, keyOf(mutant.definition))) return { mutant, fate: 'killed' };
    return { mutant, fate: isEquivalent(this.#checked, changed, mutant.definition) ? 'equivalent' : 'survived' };
  }

  #isNoticed(changed: Checked, key: DefinitionKey): boolean {
    const cases = this.#casesFor(key);
    const at = cases.findIndex(({ file, index }) => !runCase(changed, file, index).passed);
    if (at > 0) cases.unshift(...cases.splice(at, 1));
    return at >= 0;
  }

  #casesFor(key: DefinitionKey): Case[] {
    const known = this.#byDefinition.get(key);
    if (known) return known;
    const cases = this.#cases.filter(({ touched }) => touched.has(key));
    this.#byDefinition.set(key, cases);
    return cases;
  }
}
