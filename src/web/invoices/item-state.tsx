import { useTexts } from '../kit/locale.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useHome, type Item } from './api.ts';

type StateOf = Pick<Item, 'state' | 'daysLate' | 'bucket' | 'openMinor' | 'amountMinor' | 'kind'>;

/** The words of a state: « 12 jours » says more than « en retard ». */
export function useStateText(): (item: StateOf) => string {
  const t = useTexts().receivables;
  return (item) => {
    if (item.amountMinor.startsWith('-')) {
      if (item.state === 'paid') return t.creditStates.used;
      return item.openMinor === item.amountMinor ? t.creditStates.open : t.creditStates.part;
    }
    return item.state === 'late' ? t.days(item.daysLate) : t.states[item.state];
  };
}

/** The hue of an item: of its bucket, as on the tiles. */
export function useStateColour(): (item: StateOf) => string {
  const buckets = useHome().data?.buckets;
  return (item) => {
    if (item.bucket !== null) return buckets?.[item.bucket]?.colour ?? 'grey';
    return item.state === 'paid' ? 'grey' : 'blue';
  };
}

export function ItemState({ item, filled = false }: { item: StateOf; filled?: boolean }) {
  const text = useStateText();
  const colour = useStateColour();
  return (
    <StatusBadge colour={colour(item)} filled={filled}>
      {text(item)}
    </StatusBadge>
  );
}
