import { createHash } from 'node:crypto';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from './require.js';

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

/** Where a login link leads. */
@ApiExcludeController()
@Controller('login')
export class LoginController {
  @Get()
  @Open('the link, which is checked when it is used')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  page(): string {
    return PAGE;
  }
}
