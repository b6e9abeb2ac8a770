import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../access/require.js';
import { Problem } from '../platform/http/problem.js';
import { answer, canGzip } from './answer.js';
import { DesignerFiles } from './designer-files.js';
import { fileHeaders, PAGE_HEADERS } from './policies.js';

const NOT_BUILT = 'The designer is not built yet: run `npm run build` in the repository, then load this page again.\n';
/** What belongs to machines is never answered with a page. */
const NOT_A_PAGE = /^\/(v\d+|docs|openapi|livez|readyz|metrics|assets|workers)([/.-]|$)/;

/** The designer: its files, and its page for every address that is none of the API. */
@ApiExcludeController()
@Controller()
export class DesignerController {
  constructor(private readonly files: DesignerFiles) {}

  @Get()
  @Open('the page holds no data; it asks the API for it')
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#page(request, reply);
  }

  @Get('*')
  @Open('files of the build hold no data, and the page asks the API for it')
  async any(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = request.url.split('?', 1)[0]!;
    const name = path.slice(1);
    const file = name === 'index.html' ? undefined : await this.files.file(name, canGzip(request));
    if (file) return answer(reply, file, fileHeaders(name));
    if (NOT_A_PAGE.test(path) || !wantsPage(request)) throw nothing(path);
    await this.#page(request, reply);
  }

  async #page(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const page = await this.files.page(canGzip(request));
    if (page) return answer(reply, page, PAGE_HEADERS);
    void reply.status(503).type('text/plain; charset=utf-8').headers(PAGE_HEADERS).send(NOT_BUILT);
  }
}

/** A browser that goes somewhere, not a program that asks for data. */
function wantsPage({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '');
}

function nothing(path: string): Problem {
  return new Problem(404, { code: 'NOT_FOUND', detail: `Cannot GET ${path}` });
}
