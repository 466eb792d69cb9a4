import { Anchor, Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ItemDrawer, receivables } from '../invoices/index.ts';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { Timeline, type TimelineItem } from '../kit/timeline.tsx';
import classes from './customers.module.css';
import { useEventSentence } from './event-sentence.ts';

/** What happened with a customer, newest first; each fact opens what it is about. */
export function Story({ id }: { id: string }) {
  const t = useTexts();
  const words = t.receivables.customer;
  const [opened, setOpened] = useState<string | null>(null);
  const story = useInfiniteQuery({
    queryKey: ['receivables', 'timeline', id],
    queryFn: ({ pageParam, signal }) => receivables.timeline({ id, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const sentence = useEventSentence();
  const events = useMemo(() => story.data?.pages.flatMap((page) => page.events) ?? [], [story.data]);
  if (story.isError) return <Problem problem={story.error} onRetry={() => void story.refetch()} compact />;
  if (story.isPending) return <Skeleton height={240} />;
  const items = events.map((event): TimelineItem => {
    const { itemId, number } = event;
    const { title, ...drawn } = sentence(event);
    return {
      key: `${event.kind} ${event.key}`,
      ...drawn,
      title:
        itemId === null || number === '' ? (
          title
        ) : (
          <Anchor component="button" type="button" inherit onClick={() => setOpened(itemId)}>
            {title}
          </Anchor>
        ),
      at: <DateText date={event.on} />,
    };
  });
  return (
    <>
      <Timeline items={items} label={words.timeline} />
      {story.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={story.isFetchingNextPage}
            onClick={() => void story.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
      <ItemDrawer id={opened} onClose={() => setOpened(null)} onOpen={setOpened} />
    </>
  );
}
