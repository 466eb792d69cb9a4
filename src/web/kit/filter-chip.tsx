import classes from './filter-chip.module.css';

type FilterChipProps = { label: string; count: number; pressed: boolean; onPress: () => void };

/** One of several ways to narrow a list, with how many it leaves. */
export function FilterChip({ label, count, pressed, onPress }: FilterChipProps) {
  return (
    <button type="button" className={classes.chip} aria-pressed={pressed} onClick={onPress}>
      {label} <span>{count}</span>
    </button>
  );
}
