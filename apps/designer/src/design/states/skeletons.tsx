import css from './skeletons.module.css';

/** A bar where a word will stand. */
export function SkeletonBar({
  width = '100%',
  height = 12,
}: {
  readonly width?: string | number;
  readonly height?: number;
}) {
  return <span className={css.bar} style={{ width, height }} />;
}

/** Rows of a table that is being asked for, as high as the real ones. */
export function SkeletonRows({ count = 8 }: { readonly count?: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={css.row}>
          <SkeletonBar width={`${18 + ((index * 7) % 11)}%`} />
          <SkeletonBar width={`${30 + ((index * 13) % 17)}%`} />
          <SkeletonBar width="12%" />
        </div>
      ))}
    </div>
  );
}

/** A page whose code is on its way. */
export function SkeletonPage() {
  return (
    <div className={css.page} role="status" aria-label="Loading">
      <SkeletonBar width={180} height={22} />
      <div className={css.block} />
      <div className={css.block} />
    </div>
  );
}
