import { escapeHtml, safeLink } from './header.ts';
import type { MailInput } from './mail-input.ts';

type Input = Pick<MailInput, 'opening' | 'labels'>;

/** Under everything: that opening is told because the reader agreed, where to take that back, and the picture itself. */
export function openingHtml({ opening, labels }: Input): string {
  if (opening === null) return '';
  const { text, stop, atSending } = labels.opening;
  const stopUrl = safeLink(opening.stopUrl);
  const pictureUrl = safeLink(opening.pictureUrl);
  const where =
    stopUrl === null
      ? escapeHtml(atSending)
      : `<a class="dim" href="${escapeHtml(stopUrl)}" style="color:#5d5c56">${escapeHtml(stop)}</a>`;
  const picture =
    pictureUrl === null
      ? ''
      : `<img src="${escapeHtml(pictureUrl)}" alt="" width="1" height="1" style="border:0">`;
  return `<br>${escapeHtml(text)} ${where}${picture}`;
}

export function openingText({ opening, labels }: Input): string {
  if (opening === null) return '';
  const { text, stop, atSending } = labels.opening;
  const stopUrl = safeLink(opening.stopUrl);
  return `${text} ${stopUrl === null ? atSending : `${stop} ${stopUrl}`}`;
}
