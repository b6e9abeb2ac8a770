import type { Definition, Workspace, YamlNode } from '@reckoner/definitions';
import { isNumber, valueOfNode, type Checked, type ObjectValue, type Type, type Value } from '@reckoner/engine';

/** A case could not be read: a sample that is not there, or a path that leads nowhere. */
export class CaseProblem extends Error {}

const SAMPLE = '$sample';

/**
 * The value that a node of a test spells. `$sample: ID` in a map stands for that sample's object, with the sibling keys
 * laid over it; dotted keys reach inside. Plain scalars are read as the type of their place.
 */
export function readGiven(node: YamlNode, workspace: Workspace, type?: Type): Value {
  if (node.kind === 'list') return node.items.map((item) => readGiven(item, workspace, type?.item));
  if (node.kind === 'scalar') return valueOfNode(node, type);
  const sample = node.entries.find(({ key }) => key.text === SAMPLE);
  const base = sample ? sampleValue(sample.value, workspace, type) : {};
  if (!isPlainObject(base)) {
    if (node.entries.length === 1) return base;
    throw new CaseProblem('only an object can have fields laid over it');
  }
  return node.entries
    .filter((entry) => entry !== sample)
    .reduce<ObjectValue>((object, { key, value }) => {
      const path = sample ? key.text.split('.') : [key.text];
      const inner = path.reduce<Type | undefined>((at, step) => at?.fields?.get(step), type);
      return withField(object, path, readGiven(value, workspace, inner));
    }, base);
}

function sampleValue(node: YamlNode, workspace: Workspace, type: Type | undefined): Value {
  const ref = node.kind === 'scalar' ? node.text : '';
  const found = workspace.resolve('sample', ref);
  if (!found || !('definition' in found)) throw new CaseProblem(`there is no sample \`${ref}\``);
  return valueOfNode((found.definition as Definition<'sample'>).value, type);
}

/** The object with the value at the path; what is on the way is kept. */
function withField(object: ObjectValue, path: readonly string[], value: Value): ObjectValue {
  const [key, ...rest] = path as [string, ...string[]];
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  if (rest.length === 0) return { ...object, [key]: value };
  if (inner !== undefined && !isPlainObject(inner))
    throw new CaseProblem(`\`${key}\` is no object, so \`${path.join('.')}\` leads nowhere`);
  return { ...object, [key]: withField(inner ?? {}, rest, value) };
}

/** The inputs that a case gives, read as their types; those that it does not give are left out. */
export function readInputs(
  { workspace }: Checked,
  { given = new Map<string, YamlNode>() }: { readonly given?: ReadonlyMap<string, YamlNode> },
  inputs: readonly { readonly name: string; readonly type: Type }[],
): Record<string, Value> {
  const unknown = [...given.keys()].find((name) => !inputs.some((input) => input.name === name));
  if (unknown !== undefined) {
    const known = inputs.map((input) => input.name).join(', ');
    throw new CaseProblem(`there is no input \`${unknown}\`; inputs: ${known}`);
  }
  const read = inputs.flatMap(({ name, type }): [string, Value][] => {
    const node = given.get(name);
    return node ? [[name, readGiven(node, workspace, type)]] : [];
  });
  return Object.fromEntries(read);
}

export function isPlainObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}
