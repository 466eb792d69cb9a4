import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { webhooksContract } from '../../app/webhooks/contract.ts';
import { client } from '../kit/client.ts';
import { WarningIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import classes from './banners.module.css';

const webhooksApi = client(webhooksContract);

/** An address was switched off by itself: a program that counts on us hears nothing, and somebody must see to it. */
export function WebhookBanner() {
  const t = useTexts().connections.webhooks;
  const mayManage = useMay('users.manage');
  const { data } = useQuery({
    queryKey: ['webhooks', 'list'],
    queryFn: ({ signal }) => webhooksApi.list({}, { signal }),
    enabled: mayManage,
    staleTime: 5 * 60_000,
  });
  const off = data?.endpoints.filter((one) => one.disabledWhy === 'failing').length ?? 0;
  if (off === 0) return null;
  return (
    <div className={classes.banner} data-tone="demo" role="note">
      <WarningIcon size={18} />
      <p>{t.banner(off)}</p>
      <Link to="/reglages/webhooks">{t.bannerAction}</Link>
    </div>
  );
}
