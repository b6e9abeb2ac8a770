/** What every request that cannot be done is answered (RFC 9457); apps/runtime/src/platform/http/problem.ts makes it. */
export const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'correlation'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'number' },
    code: { type: 'string' },
    detail: { type: 'string' },
    remedy: { type: 'string' },
    correlation: { type: 'string' },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string' },
          message: { type: 'string' },
          hint: { type: 'string' },
          at: { type: 'string' },
        },
      },
    },
  },
};
