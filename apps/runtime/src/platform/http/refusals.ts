/** How each route refuses, as its description says it: by what guards it, what it reads, and where its path leads. */
import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Described = Operation['responses'][string];

const METHODS = ['get', 'post', 'put', 'delete'] as const;
const CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const problem = (description: string): Described => ({ description, content: CONTENT });

const WRONG = problem('Something of the request is not right; `diagnostics` name the places.');
const UNKNOWN = problem('Nobody known asks: no valid key, token or session.');
const DENIED = problem('It needs a permission that the caller does not have.');
const ABSENT = problem('It is not there, or lies outside of what the caller may see.');
const OTHER = problem('Any other problem; its `code` and `remedy` say which and what to do.');

/** What every request that cannot be done is answered (RFC 9457); problem.ts makes it. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'correlation'],
  properties: {
    type: { type: 'string', description: 'The code, as a URN.' },
    title: { type: 'string' },
    status: { type: 'number' },
    code: { type: 'string', description: 'Stays the same whatever the words are.' },
    detail: { type: 'string' },
    remedy: { type: 'string' },
    correlation: { type: 'string', description: 'Logs and audit have it too.' },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string' },
          message: { type: 'string' },
          hint: { type: 'string' },
          at: { type: 'string', description: 'Where in the request: `lines[2].amount`, a parameter, a header.' },
        },
      },
    },
  },
} as const;

/** Adds them, and what a problem is, to the document. */
export function documentRefusals(document: OpenAPIObject): void {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM as never },
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) if (item[method]) document.paths[path]![method] = refusing(item[method]);
  }
}

function refusing(operation: Operation): Operation {
  const isGuarded = operation.security !== undefined;
  const parameters = (operation.parameters ?? []).filter((each) => 'in' in each);
  const isRead = operation.requestBody !== undefined || parameters.some((each) => each.in === 'query' || isId(each));
  const refusals: Record<string, Described> = {
    ...(isRead ? { 400: WRONG } : {}),
    ...(isGuarded ? { 401: UNKNOWN, 403: DENIED } : {}),
    ...(isGuarded && !('x-makes' in operation) && parameters.some((each) => each.in === 'path') ? { 404: ABSENT } : {}),
  };
  const declared = Object.entries(operation.responses).map(([status, described]) => [
    status,
    /^[45]/.test(status) ? { ...described, content: CONTENT } : described,
  ]);
  return { ...operation, responses: { ...Object.fromEntries(declared), ...refusals, default: OTHER } };
}

/** Ids and numbers have a form; names are looked for as they are. */
const isId = ({ name, schema }: { readonly name: string; readonly schema?: object | undefined }): boolean =>
  name === 'id' || (schema as { type?: string } | undefined)?.type === 'number';
