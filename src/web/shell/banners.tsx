import { Button } from '@mantine/core';
import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useServerReach } from '../kit/server-reach.ts';
import { InfoIcon, OfflineIcon, WarningIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useSession } from '../kit/session.tsx';
import classes from './banners.module.css';

/** A restored copy must not send what its original sends as well. */
export function QuarantineBanner() {
  const t = useTexts().organization.access.menu;
  const session = useSession();
  if (session?.quarantined !== true) return null;
  return (
    <div className={classes.banner} data-tone="demo" role="note">
      <WarningIcon size={18} />
      <p>
        <strong>{t.quarantineTitle}</strong> <span className={classes.more}>{t.quarantineText}</span>
      </p>
      {session.onLiftQuarantine !== undefined && (
        <Button size="compact-sm" variant="default" onClick={session.onLiftQuarantine}>
          {t.quarantineLift}
        </Button>
      )}
    </div>
  );
}

/** Says on every screen of a sample company that nothing leaves it. */
export function DemoBanner() {
  const t = useTexts().common.shell;
  const menu = useTexts().organization.access.menu;
  const session = useSession();
  if (session?.organization?.demo !== true) return null;
  return (
    <div className={classes.banner} data-tone="demo" role="note">
      <InfoIcon size={18} />
      <p>
        <strong>{t.demo}</strong> <span className={classes.more}>{t.demoDetail}</span>
      </p>
      {session.onEraseDemo !== undefined && (
        <Button size="compact-sm" variant="default" onClick={session.onEraseDemo}>
          {menu.demoErase}
        </Button>
      )}
      {session.onCreateCompany !== undefined && (
        <Button size="compact-sm" onClick={session.onCreateCompany}>
          {menu.demoCreate}
        </Button>
      )}
    </div>
  );
}

/** Shown while the server does not answer; tries again by itself and refreshes what is on screen. */
export function ConnectionBanner() {
  const t = useTexts().common;
  const client = useQueryClient();
  const { unreachable, retry } = useServerReach();
  const [networked, setNetworked] = useState(() => onlineManager.isOnline());
  useEffect(() => onlineManager.subscribe(setNetworked), []);
  const down = unreachable || !networked;
  useEffect(() => {
    if (down) return () => void client.invalidateQueries();
    return undefined;
  }, [down, client]);
  return (
    <div role="status" aria-live="polite">
      {down && (
        <div className={classes.banner} data-tone="offline">
          <OfflineIcon size={18} />
          <p>
            <strong>{t.offline.title}</strong> {networked ? t.offline.detail : t.offline.network}
          </p>
          <Button size="compact-sm" variant="default" onClick={() => void retry()}>
            {t.action.retry}
          </Button>
        </div>
      )}
    </div>
  );
}
