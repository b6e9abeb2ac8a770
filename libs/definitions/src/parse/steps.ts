import { didYouMean } from '@reckoner/diagnostics';
import { SHAPE } from '../catalogue/shape.js';
import type { Fields, StepsSpec, StepVariant } from '../fields/spec.js';
import type { MapEntry, MapNode, YamlNode } from '../yaml/node.js';
import { readFields } from './collections.js';
import { type Context, headOf, type Place } from './context.js';

type Variants = Readonly<Record<string, StepVariant>>;

/** Reads the steps of a flow or branch. */
export function readSteps(
  spec: StepsSpec,
  node: YamlNode,
  place: Place,
  context: Context,
): readonly object[] | undefined {
  if (node.kind !== 'list') return context.wrongForm(node, place, 'a list of steps');
  const variants = spec.variants();
  const reader = new StepReader(variants, spec.common, context);
  const names = node.items.map((item) => reader.nameOf(item));
  return node.items.flatMap((item, index) => {
    const name = names[index];
    if (name === undefined || item.kind !== 'map') return [];
    const isLast = variants[name.key.text]!.last === true;
    const followed = names.slice(index + 1).some((later) => later && !variants[later.key.text]!.last);
    if (isLast && (!spec.top || followed)) context.report(SHAPE.stepPlace(item.span, name.key.text));
    const step = reader.read(item, name, { path: [...place.path, index], name: 'the step' });
    return step ? [step] : [];
  });
}

class StepReader {
  readonly #variants: Variants;
  readonly #common: Fields;
  readonly #context: Context;

  constructor(variants: Variants, common: Fields, context: Context) {
    this.#variants = variants;
    this.#common = common;
    this.#context = context;
  }

  /** The entry that says which step it is; what is wrong with it is reported. */
  nameOf(node: YamlNode): MapEntry | undefined {
    if (node.kind !== 'map') {
      return this.#context.wrongForm(
        node,
        { path: [], name: 'A step', example: 'map: { with: …, as: … }' },
        'a map with its name',
      );
    }
    const [first, ...more] = node.entries.filter(({ key }) => Object.hasOwn(this.#variants, key.text));
    const known = Object.keys(this.#variants);
    if (!first) {
      const found = node.entries.map(({ key }) => key.text);
      const meant = found.map((name) => didYouMean(name, known)).find((name) => name !== undefined);
      return this.#context.report(SHAPE.noStep(headOf(node), found, known, meant));
    }
    for (const { key } of more) this.#context.report(SHAPE.severalSteps(key.span, first.key.text, key.text));
    return first;
  }

  read(node: MapNode, name: MapEntry, place: Place): object | undefined {
    const kind = name.key.text;
    const variant = this.#variants[kind]!;
    const beside = { ...variant.siblings, ...this.#common };
    this.#refuseUnknown(node, variant, beside);
    const own = this.#context.read(variant.spec, name.value, { path: [...place.path, kind], name: `\`${kind}\`` });
    const rest = readFields(beside, node, place, this.#context);
    if (own === undefined || rest === undefined) return undefined;
    return { kind, [kind]: own, ...rest, span: node.span, path: place.path };
  }

  #refuseUnknown(node: MapNode, variant: StepVariant, beside: Fields): void {
    const inner = variant.spec.type === 'object' ? variant.spec.fields : {};
    // What belongs to a second step in the same map has been reported with that step.
    const present = node.entries.flatMap(({ key }) =>
      Object.hasOwn(this.#variants, key.text) ? [this.#variants[key.text]!] : [],
    );
    for (const { key } of node.entries) {
      if (Object.hasOwn(beside, key.text) || Object.hasOwn(this.#variants, key.text)) continue;
      if (present.some(({ siblings }) => Object.hasOwn(siblings, key.text))) continue;
      const elsewhere = Object.hasOwn(inner, key.text)
        ? `\`${key.text}\` belongs inside the braces of the step`
        : undefined;
      this.#context.unknownField(key.span, key.text, elsewhere ? [] : Object.keys(beside), elsewhere);
    }
  }
}
