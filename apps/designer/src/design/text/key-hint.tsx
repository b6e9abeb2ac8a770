import { capsOf, IS_MAC } from '../keys.js';
import css from './key-hint.module.css';

/** The keys of a command as caps: `mod+k`, `g e`. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className={css.keys}>
      {capsOf(keys, IS_MAC).map((chord, index) => (
        <span key={index} className={css.chord}>
          {index > 0 && <span className={css.then}>then</span>}
          {chord.map((cap) => (
            <kbd key={cap} className={css.cap}>
              {cap}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
