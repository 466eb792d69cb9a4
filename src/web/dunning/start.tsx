import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../i18n/format.ts';
import { AutomaticNotice, usePromise } from '../automatic/index.ts';
import { ReminderIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { useMay } from '../kit/session.tsx';
import { SendingNotice } from '../messages/index.ts';
import { usePreparing, type Current } from './api.ts';
import classes from './dunning.module.css';
import { Freshness } from './freshness.tsx';
import { PrepareButton } from './prepare-button.tsx';
import { RunFigures } from './run-figures.tsx';
import { ViewLinks } from './views.tsx';

/** No run waits: what preparing does, how fresh the payments are, and the button. */
export function Start({ current }: { current: Current }) {
  const t = useTexts().dunningScreens;
  const { locale } = useLocale();
  const promise = usePromise();
  const isPreparing = usePreparing();
  const mayPrepare = useMay('dunning.prepare');
  const { run } = current;
  const last = run !== null && run.state === 'done' ? run : null;
  return (
    <Page title={t.title} actions={<ViewLinks />}>
      <AutomaticNotice />
      <SendingNotice sending={current.sending} />
      <div className={classes.start}>
        <span className={classes.startIcon} aria-hidden="true">
          <ReminderIcon size={28} />
        </span>
        <p className={classes.lead}>{t.start.lead}</p>
        {promise !== '' && <p className={classes.promise}>{promise}</p>}
        <Freshness current={current} />
        {isPreparing && (
          <ProgressPanel
            title={t.start.preparing}
            state="running"
            done={0}
            total={null}
            detail={t.start.preparingDetail}
          />
        )}
        {mayPrepare ? (
          // It stays, out of sight: the options that a preparation was refused with are not to be typed again.
          <div hidden={isPreparing}>
            <PrepareButton size="md" label={last === null ? t.start.prepare : t.start.again} />
          </div>
        ) : (
          <p className={classes.dim}>{t.start.readOnly}</p>
        )}
      </div>
      {last !== null && (
        <section className={classes.lastRun} aria-label={t.start.last}>
          <h2 className={classes.lastTitle}>
            {t.start.last} · {formatInstant(last.preparedAt, locale, 'Europe/Paris')}
          </h2>
          <RunFigures run={last} />
          <Link to={`/relances/historique/${last.id}`}>{t.start.seeLast}</Link>
        </section>
      )}
    </Page>
  );
}
