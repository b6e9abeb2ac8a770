import { didYouMean } from '@reckoner/diagnostics';
import type { Definition, Expression, Step } from '@reckoner/definitions';
import type { DeliverStep } from '../ir/flow.js';
import type { Ir } from '../ir/expression.js';
import { describeType, mismatch } from '../types/relations.js';
import { present, type Type } from '../types/type.js';
import { describeRead, hintFor } from './call.js';
import { typeMismatch } from './catalogue.js';
import { revisionInKey, unknownOperation } from './catalogue-flow.js';
import { lowerExpression } from './expression.js';
import type { Place } from './lowering.js';
import { lowerRemember } from './remember.js';

type Deliver = Extract<Step, { kind: 'deliver' }>;

/** What a delivery is lowered within. */
export interface DeliverSource {
  readonly definition: Definition<'flow'>;
  readonly revision: Expression | undefined;
  readonly base: Pick<DeliverStep, 'id' | 'span' | 'when'>;
}

/** One effect owed to a target: its connection, operation, body and key are checked. */
export function lowerDeliver(place: Place, step: Deliver, { definition, revision, base }: DeliverSource): DeliverStep {
  const { lowering } = place;
  const { deliver } = step;
  const path = [...step.path, 'deliver'];
  const connection = lowering.definitions.connection(deliver.to, definition.spanOf([...path, 'to']));
  const operations = connection?.value.operations;
  const reverseWith = typeof deliver.correct === 'string' ? undefined : deliver.correct['reverse-with'];
  if (connection) {
    const known = [...(operations?.keys() ?? [])];
    const report = (name: string, field: string[]): void => {
      if (!known.includes(name))
        lowering.findings.add(
          unknownOperation(definition.spanOf([...path, ...field]), name, deliver.to, known, didYouMean(name, known)),
        );
    };
    report(deliver.operation, ['operation']);
    if (reverseWith !== undefined) report(reverseWith, ['correct', 'reverse-with']);
  }
  const bodyRef = operations?.get(deliver.operation)?.body;
  const wanted = bodyRef && lowering.definitions.type(bodyRef);
  const body = lowerExpression(place, deliver.body, wanted && present(wanted));
  if (wanted) checkBody(place, body, wanted, `${deliver.to} ${deliver.operation}`);
  const books = deliver.books ? lowerExpression(place, deliver.books) : body;
  const key = deliver.key.map((part) => lowerKeyPart(place, part, revision));
  return {
    kind: 'deliver',
    ...base,
    to: connectionName(connection?.id ?? deliver.to),
    operation: deliver.operation,
    body,
    books,
    key,
    correct: reverseWith === undefined ? (deliver.correct as 'upsert' | 'never') : { reverseWith },
    remember: lowerRemember(place, step, definition),
  };
}

/** What events and deliveries call a connection: `harvest/harvest`, the connection of the folder `harvest`, is `harvest`. */
export function connectionName(id: string): string {
  const segments = id.split('/');
  return segments.length > 1 && segments.at(-1) === segments.at(-2) ? segments.slice(0, -1).join('/') : id;
}

function checkBody(place: Place, body: Ir, wanted: Type, taker: string): void {
  const found = mismatch(body.type, wanted);
  if (!found || found.why === 'format' || found.why === 'values') return;
  const at = found.path === '' ? 'the body' : `\`${found.path}\` in the body`;
  place.lowering.findings.add(
    typeMismatch(body.span, `${at} of \`${taker}\``, describeType(found.to), describeType(found.from), hintFor(found)),
  );
}

/** A delivery's key says what the effect is about; with the revision in it, each correction would be a second effect. */
function lowerKeyPart(place: Place, part: Expression, revision: Expression | undefined): Ir {
  const lowered = lowerExpression(place, part);
  const isSamePath =
    part.kind === 'path' && revision?.kind === 'path' && part.segments.join('.') === revision.segments.join('.');
  if (isSamePath) place.lowering.findings.add(revisionInKey(part.span, describeRead(lowered)));
  return lowered;
}
