/** Lists by pages, all in one way: `limit` and `cursor` are asked, `{ rows, next }` is answered; without `next` it is the end. */
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { Problem } from './problem.js';

export const PAGE_MAX = 500;
const PAGE = 100;

/** What every list takes; one with a filter extends it. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsString()
  @Length(1, 4_000)
  @IsOptional()
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: PAGE_MAX, default: PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  @IsOptional()
  limit: number = PAGE;
}

/** Some rows of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The `cursor` of the next page; absent at the end. */
  readonly next?: string;
}

type Part = 'number' | 'string';
type KeyOf<Parts extends readonly Part[]> = {
  readonly [Index in keyof Parts]: Parts[Index] extends 'number' ? number : string;
};

/** How a list is read and where in it a row stands. */
export interface Listing<Row, Parts extends readonly Part[]> {
  /** What its key is made of, in the order that the list is sorted by. */
  readonly key: Parts;
  /** As many rows, from the one after this key on. */
  read(after: KeyOf<Parts> | undefined, count: number): Promise<readonly Row[]>;
  keyOf(row: Row): KeyOf<Parts>;
}

/** A row more than is shown is read: so the end is known when it is reached. */
export async function pageOf<Row, const Parts extends readonly Part[]>(
  { cursor, limit }: PageQuery,
  { key, read, keyOf }: Listing<Row, Parts>,
): Promise<Page<Row>> {
  const rows = await read(cursor === undefined ? undefined : (keyIn(cursor, key) as KeyOf<Parts>), limit + 1);
  if (rows.length <= limit) return { rows };
  const shown = rows.slice(0, limit);
  return { rows: shown, next: Buffer.from(JSON.stringify(keyOf(shown.at(-1)!))).toString('base64url') };
}

function keyIn(cursor: string, parts: readonly Part[]): readonly unknown[] {
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    const isOne =
      Array.isArray(key) && key.length === parts.length && key.every((each, index) => isPart(each, parts[index]!));
    if (isOne) return key as unknown[];
  } catch {
    // said below
  }
  throw new Problem(400, {
    code: 'CURSOR_INVALID',
    detail: 'The cursor is none that this list answered.',
    remedy: 'Send the `next` of the page before as it is, or begin without a cursor.',
  });
}

const isPart = (value: unknown, part: Part): boolean =>
  part === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && !value.includes('\0');
