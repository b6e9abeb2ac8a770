/** Holds answers to what the published description of the API says: the status, and every field, none missing and none more. */
import { Ajv, type ValidateFunction } from 'ajv';
import { publishedApi } from '../src/platform/http/openapi.js';

type Json = Readonly<Record<string, unknown>>;

/** A route as it is described. */
export interface DescribedRoute {
  readonly method: string;
  /** `/v1/events/{id}` */
  readonly path: string;
  readonly operation: {
    readonly operationId: string;
    readonly parameters?: readonly { readonly name: string; readonly in: string }[];
    readonly requestBody?: unknown;
    readonly security?: unknown;
    readonly responses: Readonly<
      Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
    >;
  };
}

const document = publishedApi();

export const DESCRIBED: readonly DescribedRoute[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    operation: operation as DescribedRoute['operation'],
  })),
);

const PATTERNS = DESCRIBED.map((route) => ({
  route,
  // a constant segment before a parameter: `/v1/cases/groups` before `/v1/cases/{id}`
  rank: (route.path.match(/\{/g) ?? []).length,
  pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
})).sort((a, b) => a.rank - b.rank);

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', components: strict(document.components) } as object);
const validators = new Map<object, ValidateFunction>();

/** Throws where the description says otherwise; what is none of its routes is not looked at. */
export function holdToContract(
  asked: { readonly method: string; readonly path: string },
  answer: { readonly status: number; readonly contentType: string; readonly text: string },
): void {
  const path = asked.path.replace(/[?#].*$/s, '');
  const found = PATTERNS.find(({ route, pattern }) => route.method === asked.method && pattern.test(path));
  if (!found) return;
  const { operation } = found.route;
  const fail = (what: string): never => {
    throw new Error(`${asked.method} ${asked.path} answered ${answer.status}: ${what}\n${answer.text.slice(0, 500)}`);
  };
  const response =
    operation.responses[answer.status] ?? (answer.status >= 400 ? operation.responses['default'] : undefined);
  if (!response) return fail('its description names no such status');
  if (!response.content) return answer.text === '' ? undefined : fail('its description says that nothing is answered');
  const [[media, { schema }] = fail('no schema')] = Object.entries(response.content);
  if (!answer.contentType.startsWith(media)) fail(`as ${answer.contentType}, and not as ${media}`);
  const validate = validatorOf(schema);
  if (!validate(JSON.parse(answer.text))) fail(ajv.errorsText(validate.errors));
}

function validatorOf(schema: Json): ValidateFunction {
  const known = validators.get(schema) ?? ajv.compile(strict(schema) as object);
  validators.set(schema, known);
  return known;
}

/** OpenAPI 3.0 as JSON Schema: null where it is nullable, and no field that is not named. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      name,
      name === '$ref' ? String(value).replace('#/', 'api#/') : name === 'enum' ? (value as unknown) : strict(value),
    ]),
  ) as Record<string, unknown>;
  const isClosed =
    rest['type'] === 'object' && rest['properties'] !== undefined && rest['additionalProperties'] === undefined;
  const closed = isClosed ? { ...rest, additionalProperties: false } : rest;
  return nullable === true ? { anyOf: [{ type: 'null' }, closed] } : closed;
}
