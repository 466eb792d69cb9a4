import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DisputeIcon, HandshakeIcon, PauseIcon, type Icon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { colourOf } from '../kit/tone.ts';
import { holding, useHome, useRefresh, type Standing } from './api.ts';
import { AssignDispute } from './assign-dispute.tsx';
import { CloseDispute } from './dispute-form.tsx';
import classes from './invoices.module.css';

/** What stands between us and a reminder: holds, promises, disputes, each with the way out of it. */
export function StandingList({ standing }: { standing: Standing }) {
  const t = useTexts().receivables;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayEdit = useMay('customers.edit');
  const today = useHome().data?.asOf;
  const [closing, setClosing] = useState<string | null>(null);
  const [assigning, setAssigning] = useState<Standing['disputes'][number] | null>(null);
  const date = (on: string) => formatDate(plainDate(on), locale, 'short');
  const lift = useMutation({
    mutationFn: (id: string) => holding.liftHold({ id }),
    onSuccess: async () => {
      toasts.success(t.hold.lifted);
      await refresh();
    },
    onError: toasts.failure,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => holding.withdrawPromise({ id }),
    onSuccess: async () => {
      toasts.success(t.promise.withdrawn);
      await refresh();
    },
    onError: toasts.failure,
  });
  const holdTitle = ({ amountMinor, currency, untilOn }: Standing['holds'][number]): string => {
    const until = untilOn === null ? null : date(untilOn);
    return amountMinor === null || currency === null
      ? t.standing.hold(until)
      : t.standing.holdPart(money(amountMinor, currency), until);
  };
  if (standing.holds.length + standing.promises.length + standing.disputes.length === 0) return null;
  return (
    <div className={classes.standing} role="group" aria-label={t.drawer.standing}>
      {standing.disputes.map((one) => (
        <Note
          key={one.id}
          icon={DisputeIcon}
          colour="red"
          title={t.standing.dispute(one.itemNumber, money(one.amountMinor, one.currency))}
          detail={[
            t.dispute.categories[one.category],
            one.reason,
            one.ownerName === '' ? '' : t.dispute.followedBy(one.ownerName),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
          action={
            mayEdit && (
              <>
                <Act onClick={() => setAssigning(one)}>{t.actions.assignDispute}</Act>
                <Act onClick={() => setClosing(one.id)}>{t.actions.closeDispute}</Act>
              </>
            )
          }
        />
      ))}
      {standing.promises.map((one) => {
        const broken = one.state !== 'open' || (today !== undefined && one.dueOn < today);
        const say = broken ? t.standing.promiseBroken : t.standing.promise;
        return (
          <Note
            key={one.id}
            icon={HandshakeIcon}
            colour={broken ? 'red' : 'green'}
            title={say(money(one.amountMinor, one.currency), date(one.dueOn))}
            detail={[t.standing.sources[one.source], one.note].filter((part) => part !== '').join(' · ')}
            action={
              mayEdit &&
              one.state === 'open' && <Act onClick={() => withdraw.mutate(one.id)}>{t.actions.withdraw}</Act>
            }
          />
        );
      })}
      {standing.holds.map((one) => (
        <Note
          key={one.id}
          icon={PauseIcon}
          colour="amber"
          title={holdTitle(one)}
          detail={one.itemId === null ? `${one.reason} · ${t.standing.holdWhole}` : one.reason}
          action={mayEdit && <Act onClick={() => lift.mutate(one.id)}>{t.actions.lift}</Act>}
        />
      ))}
      <CloseDispute id={closing} onClose={() => setClosing(null)} />
      {assigning !== null && <AssignDispute dispute={assigning} onClose={() => setAssigning(null)} />}
    </div>
  );
}

type NoteProps = { icon: Icon; colour: string; title: string; detail: string; action: ReactNode };

function Note({ icon: Drawn, colour, title, detail, action }: NoteProps) {
  return (
    <div className={classes.standingItem} style={{ '--colour': colourOf(colour) }}>
      <Drawn size={18} />
      <div className={classes.standingBody}>
        {title}
        {detail !== '' && <small>{detail}</small>}
      </div>
      {action}
    </div>
  );
}

function Act({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="compact-sm" variant="default" onClick={onClick}>
      {children}
    </Button>
  );
}
