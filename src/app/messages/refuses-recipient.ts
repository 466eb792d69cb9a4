/** RFC 3463 §3.2 and §3.3: no such mailbox, no such domain, bad syntax, moved away, domain takes no mail, mailbox closed. */
const ADDRESS_STATUS = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']);
/** RFC 5321 §4.2.3: mailbox unavailable, user not local, mailbox name not allowed. */
const ADDRESS_REPLY = new Set(['550', '551', '553']);

/**
 * Whether the answer of a mail server says that the address is wrong for good. Servers refuse senders and contents with
 * the same reply codes: an enhanced status code, where there is one, decides.
 */
export const refusesRecipient = (response: string): boolean => {
  const [, reply, status] = /^(\d{3})(?:[ -]+(\d\.\d{1,3}\.\d{1,3}))?/.exec(response.trim()) ?? [];
  if (reply === undefined || !ADDRESS_REPLY.has(reply)) return false;
  return status === undefined || ADDRESS_STATUS.has(status);
};
