import { html, type Html } from '../portal/index.ts';

const FONT = "font-family:Inter,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";

export const mailLink = (label: string, url: string): Html =>
  html`<a href="${url}" style="color:#1b5e44;font-weight:600">${label}</a>`;

type Mail = {
  readonly locale: 'fr' | 'en';
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Rows of a table. */
  readonly rows: readonly Html[];
  /** Below the table. */
  readonly more: string | null;
  readonly links: Html;
  /** Why its reader gets it. */
  readonly why: string;
};

/** A mail to one of us. Styles inline: readers drop the rest. Colours keep their contrast also where a reader inverts them. */
export const drawMail = ({ locale, subject, paragraphs, rows, more, links, why }: Mail): string =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;background:#f4f3ee;color:#1b1c19;${FONT}">
        <div style="max-width:640px;margin:0 auto;padding:24px 16px">
          <div style="background:#ffffff;border-radius:12px;padding:24px">
            ${paragraphs.map(
              (text) => html`<p style="margin:0 0 14px;font-size:15px;line-height:22px">${text}</p>`,
            )}
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
              ${rows}
            </table>
            ${more === null ? null : html`<p style="font-size:15px">${more}</p>`}
            <p style="margin:18px 0 0;font-size:15px;line-height:22px">${links}</p>
          </div>
          <p style="color:#5d5c56;font-size:13px;line-height:18px;padding:0 8px">${why}</p>
        </div>
      </body>
    </html>`.markup;
