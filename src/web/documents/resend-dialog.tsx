import { onDemand } from '../kit/on-demand.tsx';
import type { ResendProps } from './resend-known.tsx';
import { sendingTexts } from './sending-texts.ts';
import { documentsTexts } from './texts.ts';

/** For other rooms: a document sent again because somebody says that it did not come; with the words it needs. */
export const ResendDialog = onDemand<ResendProps>(
  async () => {
    const [screen] = await Promise.all([
      import('./resend-known.tsx'),
      documentsTexts.load(),
      sendingTexts.load(),
    ]);
    return screen.ResendKnown;
  },
  { documentId: null },
);
