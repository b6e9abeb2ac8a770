import css from './person-menu.module.css';

/** The first letters of a name. */
export function Avatar({ name, isSmall = false }: { readonly name: string; readonly isSmall?: boolean }) {
  const letters = name
    .split(/\s+/)
    .flatMap((word) => [...word].slice(0, 1))
    .slice(0, 2)
    .join('');
  // Drawn by the style: the letters are no text that anybody reads aloud.
  return (
    <span
      className={isSmall ? `${css.avatar} ${css.small}` : css.avatar}
      data-letters={letters.toUpperCase()}
      aria-hidden
    />
  );
}
