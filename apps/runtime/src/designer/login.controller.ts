import { createHash } from 'node:crypto';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../access/require.js';
import { answer, canGzip } from './answer.js';
import { DesignerFiles } from './designer-files.js';
import { PAGE_HEADERS } from './policies.js';

const HTML = 'text/html; charset=utf-8';

/** The token is used when a person presses, so that a program that looks at links does not use it up. */
const SCRIPT = `document.querySelector('button').onclick = async () => {
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/v1/login', { method: 'POST', headers, body: JSON.stringify({ token }) });
  if (answer.ok) location.replace('/docs');
  else document.querySelector('p').textContent = (await answer.json()).detail;
};`;
const POLICY = `default-src 'none'; connect-src 'self'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Reckoner</title><main><h1>Reckoner</h1><p>The link works once.</p><button autofocus>Log in</button></main>
<script>${SCRIPT}</script></html>
`;

/** Where a login link leads: to the designer, and where that is not built, to a page that lets one see the API's. */
@ApiExcludeController()
@Controller('login')
export class LoginController {
  constructor(private readonly files: DesignerFiles) {}

  @Get()
  @Open('the link, which is checked when it is used')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const built = await this.files.page(canGzip(request));
    if (built) return answer(reply, built, PAGE_HEADERS);
    void reply.headers({ ...PAGE_HEADERS, 'content-security-policy': POLICY, 'content-type': HTML }).send(PAGE);
  }
}
