export const WORKBOOK_MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a workbook may be: it is an archive of compressed texts, so its own size says little of what it unfolds to. */
export const WORKBOOK_BYTES_MAX = 32 * 1024 * 1024;
/** Of all its parts together. */
export const INFLATED_BYTES_MAX = 512 * 1024 * 1024;
/** A part that is larger than this unfolds to so many times its packed size at most: sheets come to twenty or thirty. */
export const RATIO_FROM_BYTES = 16 * 1024 * 1024;
export const RATIO_MAX = 200;
export const PARTS_MAX = 10_000;
export const SHARED_CHARACTERS_MAX = 64 * 1024 * 1024;
export const CELL_CHARACTERS_MAX = 65_536;
export const COLUMNS_MAX = 1_000;
export const ROWS_MAX = 1_048_576;
export const DEPTH_MAX = 64;

/** A workbook that cannot be read as a whole; the message is for whoever sent it. */
export class WorkbookUnreadable extends Error {}
