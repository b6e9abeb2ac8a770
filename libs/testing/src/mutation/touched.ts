import type { FieldIr, Observer, Program, StepIr } from '@reckoner/engine';

/** The definition that a node belongs to, by kind and id. */
export type DefinitionKey = `${string} ${string}`;

export function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): DefinitionKey {
  return `${kind} ${id}`;
}

/** Which definitions a run evaluates anything of: only in these can a change be noticed by it. */
export class TouchedDefinitions {
  readonly #owners = new Map<number, DefinitionKey>();

  constructor(program: Program) {
    for (const rules of program.all('rules')) {
      for (const { nodeId } of rules.rules) this.#owners.set(nodeId, keyOf(rules));
      this.#owners.set(rules.otherwise.id, keyOf(rules));
    }
    for (const table of program.all('table'))
      for (const { nodeId } of table.rows) this.#owners.set(nodeId, keyOf(table));
    for (const mapping of program.all('mapping')) this.#own(mapping.fields, keyOf(mapping));
    for (const flow of program.all('flow')) {
      const after = flow.after.flatMap(({ steps }) => steps);
      for (const step of [...flow.steps, ...after].flatMap(withInner)) {
        if (step.kind === 'draw') this.#owners.set(step.id, keyOf({ kind: 'balance', id: step.balance.id }));
      }
    }
  }

  #own(fields: readonly FieldIr[], key: DefinitionKey): void {
    for (const field of fields) this.#owners.set(field.id, key);
  }

  /** Adds to the set what a run touches. */
  observer(touched: Set<DefinitionKey>): Observer {
    return {
      reached: (id) => {
        const owner = this.#owners.get(id);
        if (owner !== undefined) touched.add(owner);
      },
    };
  }
}

function withInner(step: StepIr): StepIr[] {
  const inner = 'steps' in step ? step.steps : step.kind === 'route' ? step.branches.flatMap(({ steps }) => steps) : [];
  return [step, ...inner.flatMap(withInner)];
}
