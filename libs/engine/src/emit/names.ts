import { identifier, type Code } from './code.js';

/** The identifiers of one generated function, from counters: no name of a definition is ever one. */
export class Names {
  #count = 0;

  /** A name not given before; the word only helps the reader of generated code. */
  fresh(word: string): Code {
    this.#count += 1;
    return identifier(word, this.#count);
  }
}
