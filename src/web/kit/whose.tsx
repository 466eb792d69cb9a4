import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';

/**
 * Whether a screen shows only what is about customers that the reader answers for. It stands in the address
 * (`?mine=yes`): a link leads to it, and back finds it again.
 */
export function useMineOnly(): readonly [boolean, (next: boolean) => void] {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const change = (next: boolean) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, mine: next ? 'yes' : undefined }),
      replace: true,
    });
  return [search['mine'] === 'yes', change];
}

export type WhoseWords = { readonly label: string; readonly all: string; readonly mine: string };

type WhoseControlProps = {
  words: WhoseWords;
  isMine: boolean;
  onChange: (next: boolean) => void;
};

/** « Toutes | Les miennes ». */
export function WhoseControl({ words, isMine, onChange }: WhoseControlProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={words.label}
      value={isMine ? 'mine' : 'all'}
      onChange={(next) => onChange(next === 'mine')}
      data={[
        { value: 'all', label: words.all },
        { value: 'mine', label: words.mine },
      ]}
    />
  );
}
