import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../i18n/format.ts';
import { ClockIcon, PauseIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useAutomatic, useSwitch, type Announcement } from './api.ts';
import classes from './automatic.module.css';

/** Above the reminders: what leaves by itself and how to stop it, that it is stopped, and what did not leave. */
export function AutomaticNotice() {
  const t = useTexts().automatic;
  const { locale } = useLocale();
  const maySend = useMay('dunning.send');
  const mayPrepare = useMay('dunning.prepare');
  const { data } = useAutomatic();
  const { suspend, resume, see } = useSwitch();
  if (data === undefined) return null;
  const { settings, waiting, failed } = data;
  const { suspended } = settings;
  const leaving = waiting.filter((one) => one.waitingCount > 0);
  if (suspended === null && leaving.length === 0 && failed.length === 0) return null;
  const moment = (at: string) => formatInstant(at, locale, settings.timeZone);
  return (
    <div className={classes.notices}>
      {suspended !== null && (
        <div className={classes.notice} data-tone="bad" role="status">
          <PauseIcon size={18} />
          <p>{t.suspended(suspended.by, moment(suspended.at))}</p>
          {maySend && (
            <Button variant="default" size="xs" loading={resume.isPending} onClick={() => resume.mutate()}>
              {t.resume}
            </Button>
          )}
        </div>
      )}
      {suspended === null &&
        leaving.map((one) => (
          <div key={one.id} className={classes.notice} role="status">
            <ClockIcon size={18} />
            <p>
              {(one.told.some(({ isSent }) => isSent) ? t.leaving : t.notTold)(
                one.waitingCount,
                moment(one.leavesAt),
              )}{' '}
              <ToList announcement={one} />
            </p>
            {maySend && (
              <Button
                variant="default"
                size="xs"
                loading={suspend.isPending}
                onClick={() => suspend.mutate()}
              >
                {t.suspend}
              </Button>
            )}
          </div>
        ))}
      {failed.map((one) => (
        <div key={one.id} className={classes.notice} data-tone="warn" role="status">
          <WarningIcon size={18} />
          <p>
            {failedText(t, one)} <ToList announcement={one} />
          </p>
          {mayPrepare && (
            <Button variant="default" size="xs" loading={see.isPending} onClick={() => see.mutate(one.id)}>
              {t.seen}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

/** « Rien ne part sans votre accord » – where that is so. */
export function usePromise(): string {
  const t = useTexts().dunningScreens.start;
  const { data } = useAutomatic();
  if (data === undefined) return '';
  const { isOn, hasAutomaticSteps, suspended } = data.settings;
  return isOn && hasAutomaticSteps && suspended === null ? '' : t.promise;
}

function ToList({ announcement }: { announcement: Announcement }) {
  const t = useTexts().automatic;
  return (
    <Link to="/relances/automatiques" search={{ annonce: announcement.id }}>
      {t.seeList}
    </Link>
  );
}

function failedText(t: ReturnType<typeof useTexts>['automatic'], { state, lineCount }: Announcement): string {
  return state === 'nobody' || state === 'not-told' || state === 'stale' || state === 'lapsed'
    ? t.failed[state](lineCount)
    : '';
}
