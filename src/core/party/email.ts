import { accepted, error, refused } from '../finding.ts';
import type { Result } from '../finding.ts';

const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})$/u;

/**
 * One address somebody can be written at: the everyday part of RFC 5321 (no quoted local part, no literal
 * IP domain), 254 characters. The domain comes back in lower case. Whether it exists, only sending tells.
 */
export function parseEmail(text: string): Result<string> {
  const trimmed = text.trim().replace(/^mailto:/i, '');
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(at, 0));
  const domain = trimmed.slice(at + 1).toLowerCase();
  const fits = trimmed.length <= 254 && local.length <= 64;
  if (!fits || !LOCAL.test(local) || !DOMAIN.test(domain)) return refused(error('party.email-shape'));
  return accepted(`${local}@${domain}`);
}
