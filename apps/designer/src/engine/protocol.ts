/** The messages between a page and its engine. */
import type { EngineService } from './service.js';

/** What can be asked for. */
export type EngineMethod = keyof EngineService;

/** What a method takes; a listener for what comes meanwhile is not sent. */
export type EngineArgs<K extends EngineMethod> = Sent<Parameters<EngineService[K]>>;

type Sent<A extends readonly unknown[]> = A extends readonly [...infer Rest, (part: never) => void] ? Rest : A;

export type EngineAnswer<K extends EngineMethod> = ReturnType<EngineService[K]>;

/** From the page. */
export interface EngineRequest {
  readonly id: number;
  readonly method: EngineMethod;
  readonly args: readonly unknown[];
}

/** To the page: parts of an answer as they come, then the answer or what went wrong. */
export type EngineReply =
  | { readonly id: number; readonly part: unknown }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };
