import { Skeleton } from '@mantine/core';
import { useTexts } from '../kit/locale.tsx';
import classes from './home.module.css';

/** The shape of what comes, so that nothing jumps. */
export function HomeSkeleton() {
  const t = useTexts().common.shell;
  return (
    <div role="status" aria-label={t.loading} className={classes.skeleton}>
      <div className={classes.skeletonRow}>
        <Skeleton height={48} width={160} />
        <Skeleton height={48} width={160} />
        <Skeleton height={48} width={160} />
      </div>
      <Skeleton height={8} />
      <div className={classes.skeletonTiles}>
        {Array.from({ length: 6 }, (_tile, index) => (
          <Skeleton key={index} height={102} />
        ))}
      </div>
    </div>
  );
}
