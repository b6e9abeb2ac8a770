import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';

/** Where the build of apps/designer lies, seen from here. */
const BUILT = fileURLToPath(new URL('../../../designer/dist/web', import.meta.url));
const PAGE = 'index.html';
/** The build's own notes. */
const UNSERVED = new Set(['manifest.json']);

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
  ttf: 'font/ttf',
  woff2: 'font/woff2',
  png: 'image/png',
};

/** A file as it is answered. */
export interface DesignerFile {
  readonly body: Buffer;
  readonly type: string;
  readonly encoding: 'gzip' | undefined;
}

const compress = promisify(gzip);

/** The built designer's files by their names: only what the build made is ever read, whatever a path spells. */
@Injectable()
export class DesignerFiles {
  #names = new Set<string>();
  #builtAt = 0;
  readonly #kept = new Map<string, Promise<DesignerFile>>();

  /** The page that every address of the designer shows; undefined where it is not built. */
  page(canGzip: boolean): Promise<DesignerFile> | undefined {
    return this.file(PAGE, canGzip);
  }

  /** A file by its path below the build's folder; undefined where there is none. */
  file(name: string, canGzip: boolean): Promise<DesignerFile> | undefined {
    this.#look();
    if (!this.#names.has(name)) return undefined;
    const key = `${canGzip ? 'gzip' : 'plain'} ${name}`;
    let kept = this.#kept.get(key);
    if (!kept) {
      kept = read(name, canGzip);
      this.#kept.set(key, kept);
    }
    return kept;
  }

  /** A build that was made meanwhile is seen. */
  #look(): void {
    const page = statSync(join(BUILT, PAGE), { throwIfNoEntry: false });
    const builtAt = page?.mtimeMs ?? 0;
    if (builtAt === this.#builtAt) return;
    this.#builtAt = builtAt;
    this.#kept.clear();
    this.#names = new Set(page ? namesIn(BUILT) : []);
  }
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((name) => !UNSERVED.has(name));
}

async function read(name: string, canGzip: boolean): Promise<DesignerFile> {
  const body = readFileSync(join(BUILT, name));
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const isText = !/^(image\/png|font\/woff2)/.test(type);
  return canGzip && isText
    ? { body: await compress(body), type, encoding: 'gzip' }
    : { body, type, encoding: undefined };
}
