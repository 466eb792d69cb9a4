import type { LocalTime } from '../../core/calendar/index.ts';
import { localTimeIn } from '../../shell/clock.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { readClocks } from '../party/index.ts';

export type LocalTimes = { readonly company: LocalTime; readonly customer: LocalTime };

/** What the clocks of the company and of a customer show now. */
export const localTimes = async (context: Context, customerId: string): Promise<LocalTimes> => {
  const { timeZone } = await readOrganization(context);
  const zone = (await readClocks(context, [customerId])).get(customerId)?.zone ?? timeZone;
  return { company: localTimeIn(context.now, timeZone), customer: localTimeIn(context.now, zone) };
};
