import { didYouMean, type Span } from '@reckoner/diagnostics';
import type { Definition, Expression } from '@reckoner/definitions';
import type { Bindings } from '../ir/flow.js';
import type { Ir, Local } from '../ir/expression.js';
import { describeType, mismatch } from '../types/relations.js';
import { present } from '../types/type.js';
import { checkArgument, hintFor } from './call.js';
import { typeMismatch, unchecked } from './catalogue.js';
import { unboundInput, unknownInput } from './catalogue-flow.js';
import { lowerExpression } from './expression.js';
import type { Place } from './lowering.js';

/** What a step gives to the definition that it uses. */
export interface Given {
  readonly inputs: readonly Local[];
  readonly given: ReadonlyMap<string, Expression> | undefined;
  readonly definition: Definition<'flow'>;
  readonly path: readonly (string | number)[];
  /** The definition that takes the inputs, as referred to. */
  readonly of: string;
}

/** Each input gets what is given for it, else the variable of the same name. */
export function lowerGiven(place: Place, { inputs, given, definition, path, of }: Given): Bindings {
  const { lowering, scope } = place;
  const names = inputs.map((input) => input.name);
  for (const name of given?.keys() ?? []) {
    if (names.includes(name)) continue;
    lowering.findings.add(
      unknownInput(definition.spanOf([...path, 'given', name], 'key'), name, of, names, didYouMean(name, names)),
    );
  }
  let at: Span | undefined;
  return inputs.map((input) => {
    const written = given?.get(input.name);
    let value: Ir;
    if (written) {
      value = lowerExpression(place, written, present(input.type));
    } else {
      const span = (at ??= definition.spanOf([...path, 'with']));
      const local = scope.find(input.name);
      if (!local) {
        if (!input.type.optional || input.type.kind === 'any')
          lowering.findings.add(unboundInput(span, input.name, of));
        return { input, value: lowering.unknown(span) };
      }
      value = { kind: 'local', id: lowering.nextId(), type: local.type, span, local };
    }
    checkInput(place, value, input, of);
    return { input, value };
  });
}

/** A definition relies on the types of its inputs, also inside objects. */
function checkInput(place: Place, value: Ir, input: Local, of: string): void {
  const found = mismatch(value.type, input.type);
  if (!found || (value.kind === 'const' && value.type.kind === 'any')) return;
  const taker = `the input \`${input.name}\` of \`${of}\`${found.path === '' ? '' : ` at \`${found.path}\``}`;
  const { findings } = place.lowering;
  if (found.why === 'unchecked' || (found.why === 'null' && found.from.kind === 'any'))
    findings.add(unchecked(value.span, taker, describeType(found.to)));
  else if (found.why === 'missing' && found.from.kind === 'any')
    findings.add(unchecked(value.span, taker, describeType(found.to)));
  else if (found.path === '') checkArgument(place, value, input.type, taker);
  else findings.add(typeMismatch(value.span, taker, describeType(found.to), describeType(found.from), hintFor(found)));
}
