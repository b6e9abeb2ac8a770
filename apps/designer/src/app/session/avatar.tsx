import css from './person-menu.module.css';

/** The first letters of a name. */
export function Avatar({ name, isSmall = false }: { readonly name: string; readonly isSmall?: boolean }) {
  const letters = name
    .split(/\s+/)
    .flatMap((word) => [...word].slice(0, 1))
    .slice(0, 2)
    .join('');
  return (
    <span className={isSmall ? `${css.avatar} ${css.small}` : css.avatar} aria-hidden>
      {letters.toUpperCase()}
    </span>
  );
}
