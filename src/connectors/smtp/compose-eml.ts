import nodemailer from 'nodemailer';
import type { ComposeEml } from '../../app/insight/ports.ts';
import { toNodemailer } from './to-nodemailer.ts';

/** The message as it is handed to a mail server, written instead of sent. Boundaries follow from its Message-ID. */
export const composeEml: ComposeEml = async (mail) => {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({ ...toNodemailer(mail), date: new Date(mail.sentAt) });
  if (!Buffer.isBuffer(message)) throw new Error('nodemailer kept a stream though a buffer was asked for');
  return message;
};
