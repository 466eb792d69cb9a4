import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Logs are for operators: English, one JSON object a line, never a secret or a customer's text. */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          '*.password',
          '*.secret',
          '*.token',
          '*.authorization',
          '*.cookie',
          'headers.cookie',
          'headers.authorization',
        ],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
