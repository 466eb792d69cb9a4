import type { Home } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { useMineOnly, WhoseControl } from '../kit/whose.tsx';
import { allTasks } from './all-tasks.ts';
import classes from './home.module.css';
import { myTasks } from './my-tasks.ts';
import { TaskList } from './task-list.tsx';
import { useElsewhere, useMine } from './use-elsewhere.ts';

/** What waits for a person. An empty queue is not shown: nothing to do is not a thing to do. */
export function WorkQueue({ work }: { work: Home['work'] }) {
  const texts = useTexts();
  const t = texts.receivables.home;
  const money = useMoney();
  const elsewhere = useElsewhere();
  const [isMine, setIsMine] = useMineOnly();
  const mine = useMine(isMine);
  const maySeeBooks = useMay('reports.read');
  const maySettle = useMay('organization.edit');
  const tasks = allTasks(texts, money, { work, elsewhere, maySeeBooks, maySettle });
  const shown = isMine && mine.data !== undefined ? myTasks(t, mine.data, money) : tasks;
  if (tasks.length === 0) return null;
  return (
    <>
      {elsewhere.owned > 0 && (
        <div className={classes.whose}>
          <WhoseControl
            words={{ label: t.whose, all: t.everybody, mine: t.mine }}
            isMine={isMine}
            onChange={setIsMine}
          />
        </div>
      )}
      <TaskList label={t.work} tasks={shown} none={t.nothingMine} />
    </>
  );
}
