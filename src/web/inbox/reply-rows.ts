import type { Reply } from '../portal/index.ts';
import type { Mail } from './api.ts';

/** A line of the list: an answer on a customer's page, or a mail. */
export type ReplyRow =
  | {
      readonly key: string;
      readonly from: 'page';
      readonly at: string;
      readonly readAt: string | null;
      readonly reply: Reply;
    }
  | {
      readonly key: string;
      readonly from: 'mail';
      readonly at: string;
      readonly readAt: string | null;
      readonly mail: Mail;
    };

/** What waits first, the oldest of it first; then what was read, the latest first. */
export const replyRows = (replies: readonly Reply[], mails: readonly Mail[]): ReplyRow[] => {
  const rows: ReplyRow[] = [
    ...replies.map((reply) => ({
      key: reply.id,
      from: 'page' as const,
      at: reply.at,
      readAt: reply.readAt,
      reply,
    })),
    ...mails.map((mail) => ({ key: mail.id, from: 'mail' as const, at: mail.at, readAt: mail.readAt, mail })),
  ];
  const older = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return rows.sort((a, b) => {
    if ((a.readAt === null) !== (b.readAt === null)) return a.readAt === null ? -1 : 1;
    return a.readAt === null ? older(a.at, b.at) : older(b.readAt!, a.readAt);
  });
};
