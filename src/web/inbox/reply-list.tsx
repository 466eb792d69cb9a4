import { useEffect, useRef } from 'react';
import { formatInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import classes from './inbox.module.css';
import { hues, mailTitle, pageHues } from './words.ts';
import type { ReplyRow } from './reply-rows.ts';

type ListProps = { rows: readonly ReplyRow[]; active: string | null; onShow: (key: string) => void };

/** One tab stop; J, K and the arrows move it. */
export function ReplyList({ rows, active, onShow }: ListProps) {
  const words = useTexts().inbox;
  const unread = rows.filter((row) => row.readAt === null);
  const read = rows.filter((row) => row.readAt !== null);
  return (
    <nav className={classes.list} aria-label={words.list}>
      {[
        { title: words.unread, part: unread },
        { title: words.readOnes, part: read },
      ].map(
        ({ title, part }) =>
          part.length > 0 && (
            <section key={title} aria-label={title}>
              <h2 className={classes.heading}>
                {title} <span>{part.length}</span>
              </h2>
              <ul className={classes.rows}>
                {part.map((row) => (
                  <Line key={row.key} row={row} isActive={row.key === active} onShow={onShow} />
                ))}
              </ul>
            </section>
          ),
      )}
    </nav>
  );
}

function Line({
  row,
  isActive,
  onShow,
}: {
  row: ReplyRow;
  isActive: boolean;
  onShow: (key: string) => void;
}) {
  const { inbox: words, portalReplies: page } = useTexts();
  const { locale } = useLocale();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isActive) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const isMail = row.from === 'mail';
  const title = isMail ? mailTitle(row.mail) : row.reply.partyName;
  const text = isMail ? row.mail.subject || words.noSubject : row.reply.number;
  return (
    <li
      className={classes.row}
      data-active={isActive || undefined}
      data-unread={row.readAt === null || undefined}
    >
      <button
        ref={button}
        type="button"
        className={classes.open}
        tabIndex={isActive ? 0 : -1}
        aria-current={isActive || undefined}
        onClick={() => onShow(row.key)}
      >
        <span className={classes.name}>{title}</span>
        <span className={classes.when}>{formatInstant(row.at, locale, 'Europe/Paris')}</span>
        <span className={classes.subject}>{text}</span>
        <span className={classes.kind}>
          {isMail ? (
            <MailBadge row={row} />
          ) : (
            <StatusBadge colour={pageHues[row.reply.kind]}>{page.kinds[row.reply.kind]}</StatusBadge>
          )}
        </span>
      </button>
    </li>
  );
}

function MailBadge({ row }: { row: Extract<ReplyRow, { from: 'mail' }> }) {
  const words = useTexts().inbox;
  const { kind, state, proposed } = row.mail;
  const [first] = proposed;
  if (state === 'to-sort') return <StatusBadge colour="amber">{words.toSort}</StatusBadge>;
  if (first !== undefined && kind === 'reply')
    return <StatusBadge colour={hues[first]}>{words.proposals[first]}</StatusBadge>;
  return <StatusBadge colour={kind === 'bounce' ? 'red' : 'grey'}>{words.kinds[kind]}</StatusBadge>;
}
