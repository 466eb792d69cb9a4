import { useTexts } from '../kit/locale.tsx';
import { Figures, type Figure } from '../kit/page.tsx';
import type { Run } from './api.ts';

/** What became of a run, in a few numbers; those that are zero and say nothing are left out. */
export function RunFigures({ run }: { run: Run }) {
  const t = useTexts().dunningScreens.result.figures;
  const { counts } = run;
  const all: (Figure & { count: number; always?: boolean })[] = [
    { key: 'sent', label: t.sent, count: counts.sent, tone: 'good', always: true, value: counts.sent },
    {
      key: 'waiting',
      label: t.waiting,
      count: counts.approved + counts.queued,
      value: counts.approved + counts.queued,
    },
    { key: 'withdrawn', label: t.withdrawn, count: counts.withdrawn, value: counts.withdrawn },
    { key: 'removed', label: t.removed, count: counts.removed, value: counts.removed },
    { key: 'failed', label: t.failed, count: counts.failed, tone: 'bad', value: counts.failed },
    { key: 'ambiguous', label: t.ambiguous, count: counts.ambiguous, tone: 'bad', value: counts.ambiguous },
  ];
  return <Figures figures={all.filter((one) => one.always === true || one.count > 0)} />;
}
