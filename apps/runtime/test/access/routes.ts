/** What the runtime answers to, read from the application itself; and raw requests, whose paths nobody makes tidy. */
import { Agent, request } from 'node:http';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Permission } from '../../src/access/permissions.js';
import { OPEN, REQUIRED } from '../../src/access/require.js';
import { holdToContract } from '../contract.js';
import type { Runtime } from '../../src/platform/runtime.js';

/** A handler of a controller. */
export interface Route {
  readonly method: string;
  /** `/v1/events/:id` */
  readonly path: string;
  readonly handler: string;
  readonly permission: Permission | undefined;
  readonly open: string | undefined;
}

export function routesOf({ app }: Runtime): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => routesOfController(metatype as new () => object));
}

function routesOfController(controller: new () => object): Route[] {
  const base = pathsOf(controller);
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, unknown>)[name];
    if (typeof handler !== 'function' || name === 'constructor' || !Reflect.hasMetadata('path', handler)) return [];
    const meta = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
    return base.flatMap((above) =>
      pathsOf(handler).map((below) => ({
        method: RequestMethod[Reflect.getMetadata('method', handler) as number]!,
        path: `/${above}/${below}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
        handler: `${controller.name}.${name}`,
        permission: meta(REQUIRED) as Permission | undefined,
        open: meta(OPEN) as string | undefined,
      })),
    );
  });
}

function pathsOf(target: object): string[] {
  return [Reflect.getMetadata('path', target) as string | string[]].flat();
}

/** Every path that the server below knows: also what no controller made. */
export function servedPaths({ app }: Runtime): string[] {
  const tree = (app.getHttpAdapter().getInstance() as { printRoutes(options: object): string }).printRoutes({
    commonPrefix: false,
  });
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, segment, methods] = /^((?:[│├└─]|\s)*)(\S*)(?: \(([A-Z, -]+)\))?$/u.exec(line) ?? [];
    if (segment === undefined || segment === '') return [];
    const depth = Math.floor(indent!.length / 4);
    above.length = Math.max(0, depth - 1);
    above[depth - 1] = segment;
    return methods === undefined ? [] : [above.join('').replace(/\/+/g, '/')];
  });
}

/** What was answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Of the problem, where it is one. */
  readonly code: string | undefined;
}

function attempt(work: () => void, reject: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    reject(error);
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Sends the path exactly as it is. */
export function send(
  url: string,
  method: string,
  path: string,
  { token, headers = {}, body }: { token?: string | undefined; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const content =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method, path, headers: { ...content, ...authorization, ...headers } };
    const sent = request(options, (answer) => {
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        // It would not end by itself.
        resolve({ status: answer.statusCode!, body: '', code: undefined });
        answer.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const [status, contentType] = [answer.statusCode!, answer.headers['content-type'] ?? ''];
        if (method !== 'HEAD') attempt(() => holdToContract({ method, path }, { status, contentType, text }), reject);
        resolve({ status: answer.statusCode!, body: text, code: codeIn(text) });
      });
    });
    sent.on('error', reject).end(body);
  });
}

export const endAgent = (): void => agent.destroy();

function codeIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { code?: string } | null)?.code;
  } catch {
    return undefined;
  }
}

/** All at once, a few at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
