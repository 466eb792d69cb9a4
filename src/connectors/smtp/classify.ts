import type { SendOutcome } from '../../app/messages/ports.ts';

type SmtpError = Error & { code?: string; command?: string; response?: string; responseCode?: number };

/**
 * What an error of nodemailer means for the message. Certain: the server said no (its reply code is there), or not a byte
 * of the content was handed over. Anything else happened while the content was under way: nobody knows.
 */
export const classify = (cause: unknown, contentBegun: boolean): SendOutcome => {
  const failure = (cause instanceof Error ? cause : new Error(String(cause))) as SmtpError;
  const response = (failure.response ?? failure.message).slice(0, 500);
  const code = failure.responseCode;
  const isAboutMessage = failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE';
  if (isAboutMessage && code !== undefined) {
    // 421: the server closes; 530, 535, 538: it wants another sign-in. Both refuse us, not the message.
    const account = code === 421 || code === 530 || code === 535 || code === 538;
    return { outcome: 'refused', response, permanent: code >= 500 && !account, account };
  }
  if (contentBegun) return { outcome: 'unknown', reason: response };
  if (isAboutMessage) return { outcome: 'refused', response, permanent: true, account: false };
  return { outcome: 'refused', response, permanent: false, account: true };
};
