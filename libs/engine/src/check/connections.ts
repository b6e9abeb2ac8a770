import type { Diagnostic } from '@reckoner/diagnostics';
import type { Definition, Workspace } from '@reckoner/definitions';
import { jobNotAsked, noKey, noLookUp, nothingUnique, reservedName } from './catalogue-connections.js';

type Connection = Definition<'connection'>;
type Operation = NonNullable<Connection['value']['operations']> extends ReadonlyMap<string, infer O> ? O : never;

/** Where events come from that the runtime itself sends. */
const ITSELF = 'reckoner';

/** A class is a promise about repeated sends; each needs what the promise rests on. */
export function connectionFindings(workspace: Workspace): Diagnostic[] {
  return workspace
    .all('connection')
    .filter(({ complete }) => complete)
    .flatMap((connection) => [
      ...(connection.id.split('/').at(-1) === ITSELF ? [reservedName(connection.spanOf(['system'], 'key'))] : []),
      ...[...(connection.value.operations ?? [])].flatMap(([name, operation]) =>
        operationFindings(connection, name, operation),
      ),
    ]);
}

function operationFindings(connection: Connection, name: string, operation: Operation): Diagnostic[] {
  const place = connection.spanOf(['operations', name], 'key');
  return [
    ...classFindings(connection, name, operation).map((find) => find(place)),
    ...jobFindings(connection, name, operation),
  ];
}

function classFindings(
  { value }: Connection,
  name: string,
  operation: Operation,
): ((place: Diagnostic['span']) => Diagnostic)[] {
  // Without a path nothing is said yet of how it is sent.
  if (operation.path === undefined) return [];
  const texts = sentTexts(value, operation);
  const names = (...holes: readonly string[]): boolean =>
    texts.some((text) => holes.some((hole) => text.includes(hole)));
  const carriesKey = operation['external-reference'] !== undefined || names('{key}');
  switch (operation.class ?? value.class) {
    case 'K3':
      return operation['idempotency-key'] || carriesKey ? [] : [(place) => noKey(place, name)];
    case 'K2':
      return carriesKey || operation['idempotency-key'] || names('{body.', '{reference}', '{reversed}')
        ? []
        : [(place) => nothingUnique(place, name)];
    case 'K1':
      return operation['look-up'] ? [] : [(place) => noLookUp(place, name)];
    default:
      return [];
  }
}

/** All that the connection writes into a request besides the body. */
function sentTexts(connection: Connection['value'], operation: Operation): string[] {
  const headers = [...(connection.headers ?? []), ...(operation.headers ?? [])].map(([, text]) => text);
  const query = [...(operation.query ?? [])].map(([, text]) => text);
  const set = [...(operation.set ?? [])].map(([, node]) => (node.kind === 'scalar' ? node.text : ''));
  return [operation.path ?? '', ...query, ...headers, ...set];
}

function jobFindings(connection: Connection, name: string, { job }: Operation): Diagnostic[] {
  if (!job) return [];
  const texts = [job.path, ...[...(job.query ?? [])].map(([, text]) => text)];
  if (texts.some((text) => text.includes('{job}') || text.includes('{key}'))) return [];
  return [jobNotAsked(connection.spanOf(['operations', name, 'job', 'path']), name)];
}
