/** What can be tried while a definition is looked at: itself, and the flows that it has a part in; each with its samples. */
import type { Definition, TypeRef, Workspace } from '@reckoner/definitions';
import type { Checked, FlowIr } from '@reckoner/engine';
import type { TrySubject } from './facts.js';

/** More would be no choice any more. */
const FLOWS_MAX = 20;

type Step = FlowIr['steps'][number];

export function subjectsOf(checked: Checked, file: string): TrySubject[] {
  const definition = checked.workspace.at(file);
  if (!definition) return [];
  const own = ownSubject(checked.workspace, definition);
  const flows = checked.program
    .all('flow')
    .filter((flow) => definition.kind !== 'flow' && concerns(flow, definition))
    .slice(0, FLOWS_MAX)
    .flatMap(({ id }) => ownSubject(checked.workspace, checked.workspace.get('flow', id)!));
  return [...own, ...flows];
}

function ownSubject(workspace: Workspace, definition: Definition): TrySubject[] {
  const { kind, id, file } = definition;
  if (kind === 'flow')
    return [{ kind, id, file, ...sampled(workspace, [{ name: 'data', schema: payloadOf(definition) }]) }];
  if (kind !== 'mapping' && kind !== 'rules' && kind !== 'table') return [];
  const types = 'from' in definition.value ? definition.value.from : (definition.value as { input?: Inputs }).input;
  const inputs = [...((types as Inputs | undefined) ?? [])].map(([name, type]) => ({ name, schema: schemaOf(type) }));
  return [{ kind, id, file, ...sampled(workspace, inputs) }];
}

type Inputs = Iterable<readonly [string, TypeRef]>;

function schemaOf(type: TypeRef): string | undefined {
  return type.kind === 'schema' ? type.ref : undefined;
}

/** The schema by which the flow first looks at what came. */
function payloadOf(definition: Definition): string | undefined {
  const { steps } = definition.value as Definition<'flow'>['value'];
  for (const step of steps) if ('validate' in step) return (step.validate as { schema?: string }).schema;
  return undefined;
}

function sampled(workspace: Workspace, inputs: TrySubject['inputs']): Pick<TrySubject, 'inputs' | 'samples'> {
  const all = workspace.all('sample');
  const samples = inputs.map(({ name, schema }) => [name, fitting(all, schema)] as const);
  return { inputs, samples: Object.fromEntries(samples) };
}

/** `harvest/time-entry-bare` is a sample of the schema `harvest/time-entry`; others of its folder come behind. */
function fitting(samples: readonly Definition<'sample'>[], schema: string | undefined): string[] {
  if (schema === undefined) return [];
  const folder = schema.slice(0, schema.lastIndexOf('/') + 1);
  const rank = ({ id }: Definition<'sample'>): number => {
    if (id === schema) return 0;
    if (id.startsWith(`${schema}-`)) return 1;
    return folder !== '' && id.startsWith(folder) ? 2 : 3;
  };
  return samples
    .map((sample) => ({ sample, rank: rank(sample) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ sample }) => sample.file);
}

function concerns(flow: FlowIr, { kind, id }: Definition): boolean {
  const isIt = (part: { readonly id: string }, of: string): boolean => of === kind && part.id === id;
  const some = (steps: readonly Step[]): boolean => steps.some(isAbout);
  function isAbout(step: Step): boolean {
    switch (step.kind) {
      case 'validate':
        return isIt(step.schema, 'schema');
      case 'map':
        return isIt(step.mapping, 'mapping');
      case 'enrich':
        return isIt(step.table, 'reference');
      case 'decide':
        return isIt(step.with, step.with.kind);
      case 'route':
        return isIt(step.with, step.with.kind) || step.branches.some(({ steps }) => some(steps));
      case 'draw':
        return isIt(step.balance, 'balance');
      case 'purpose':
      case 'split':
        return some(step.steps);
      default:
        return false;
    }
  }
  return some(flow.steps) || flow.after.some(({ steps }) => some(steps));
}
