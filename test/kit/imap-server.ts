import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Characters of the source are its bytes; `on` is the day it arrived ('2026-11-20'), any day without one. */
export type KeptMail = { readonly uid: number; readonly source: string; readonly on?: string };

/** A real IMAP server (RFC 3501, as much as a reader asks for) on a free port of this machine, with one folder, INBOX. */
export type TestImapServer = {
  readonly port: number;
  readonly mails: KeptMail[];
  uidValidity: number;
  /** What it does when the whole of a message is asked for: says NO, or never answers. */
  readonly faults: Map<number, 'no' | 'hang'>;
  /** Accepts a connection and says nothing. */
  isMute: boolean;
  /** Messages whose whole source was given out, in their order. */
  readonly opened: number[];
  /** Lines it did not understand: whatever would change the folder is among them. */
  readonly refused: string[];
  readonly close: () => Promise<void>;
};

export const IMAP_PASSWORD = 'cheval';

export const startImapServer = async (): Promise<TestImapServer> => {
  const sockets = new Set<Socket>();
  const state: State = {
    mails: [],
    uidValidity: 7,
    opened: [],
    refused: [],
    faults: new Map(),
    isMute: false,
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (state.isMute) return;
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
    let pending = '';
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        socket.write(answer(line, state), 'latin1');
        if (/^\S+ LOGOUT/i.test(line)) socket.end();
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    mails: state.mails,
    opened: state.opened,
    refused: state.refused,
    faults: state.faults,
    get isMute() {
      return state.isMute;
    },
    set isMute(value: boolean) {
      state.isMute = value;
    },
    get uidValidity() {
      return state.uidValidity;
    },
    set uidValidity(value: number) {
      state.uidValidity = value;
    },
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
};

type State = {
  mails: KeptMail[];
  uidValidity: number;
  opened: number[];
  refused: string[];
  faults: Map<number, 'no' | 'hang'>;
  isMute: boolean;
};

const answer = (line: string, state: State): string => {
  const [, tag = '*', verb = '', rest = ''] = /^(\S+) (UID \S+|\S+)(?: (.*))?$/i.exec(line) ?? [];
  const done = (before = '') => `${before}${tag} OK done\r\n`;
  switch (verb.toUpperCase()) {
    case 'CAPABILITY':
      return done('* CAPABILITY IMAP4rev1\r\n');
    case 'LOGIN':
      return rest.includes(IMAP_PASSWORD)
        ? done()
        : `${tag} NO [AUTHENTICATIONFAILED] Mot de passe refusé\r\n`.replace('é', 'e');
    case 'LIST':
    case 'LSUB':
      return done(/INBOX|\*|%/i.test(rest) ? '* LIST (\\HasNoChildren) "/" INBOX\r\n' : '');
    case 'SELECT':
    case 'EXAMINE': {
      if (!/INBOX/i.test(rest)) return `${tag} NO [NONEXISTENT] no such folder\r\n`;
      const next = (state.mails.at(-1)?.uid ?? 0) + 1;
      return (
        `* FLAGS (\\Seen)\r\n* ${state.mails.length} EXISTS\r\n* 0 RECENT\r\n` +
        `* OK [UIDVALIDITY ${state.uidValidity}] ok\r\n* OK [UIDNEXT ${next}] ok\r\n${tag} OK [READ-ONLY] done\r\n`
      );
    }
    case 'UID SEARCH': {
      const from = Number(/(\d+):\*/.exec(rest)?.[1] ?? 1);
      const last = state.mails.at(-1)?.uid;
      const asked = /SINCE (\S+)/i.exec(rest)?.[1]?.replaceAll('"', '');
      const since = asked === undefined ? '' : new Date(`${asked} UTC`).toISOString().slice(0, 10);
      const found = state.mails.filter(
        (mail) => (mail.uid >= from || mail.uid === last) && (mail.on === undefined || mail.on >= since),
      );
      return done(`* SEARCH${found.map((mail) => ` ${mail.uid}`).join('')}\r\n`);
    }
    case 'UID FETCH': {
      const uid = Number(/^\d+/.exec(rest)?.[0] ?? 0);
      const at = state.mails.findIndex((mail) => mail.uid === uid);
      const mail = state.mails[at];
      const fault = /BODY\.PEEK\[\]/i.test(rest) ? state.faults.get(uid) : undefined;
      if (fault === 'no') return `${tag} NO [SERVERBUG] message cannot be read\r\n`;
      if (fault === 'hang') return '';
      return mail === undefined ? done() : done(fetched(at + 1, mail, rest, state));
    }
    case 'LOGOUT':
      return done('* BYE\r\n');
    default:
      if (/^(?:NOOP|CLOSE|UNSELECT|CHECK)$/i.test(verb)) return done();
      state.refused.push(line);
      return `${tag} BAD unknown\r\n`;
  }
};

const fetched = (no: number, mail: KeptMail, asked: string, state: State): string => {
  const parts = [`UID ${mail.uid}`];
  const literal = (name: string, text: string) => `${name} {${Buffer.byteLength(text, 'latin1')}}\r\n${text}`;
  if (/RFC822\.SIZE/i.test(asked)) parts.push(`RFC822.SIZE ${Buffer.byteLength(mail.source, 'latin1')}`);
  const headers = /BODY\.PEEK\[HEADER\.FIELDS \(([^)]*)\)\]/i.exec(asked);
  if (headers !== null) {
    const wanted = headers[1]!.toLowerCase().split(' ');
    const head = mail.source.slice(0, mail.source.indexOf('\r\n\r\n')).split('\r\n');
    const kept = head.filter((one) => wanted.includes(one.split(':')[0]!.toLowerCase()));
    parts.push(literal(`BODY[HEADER.FIELDS (${headers[1]!})]`, `${kept.join('\r\n')}\r\n\r\n`));
  }
  if (/BODY\.PEEK\[\]/i.test(asked)) {
    state.opened.push(mail.uid);
    parts.push(literal('BODY[]', mail.source));
  }
  return `* ${no} FETCH (${parts.join(' ')})\r\n`;
};

/** A message with one attachment, as a bank's program writes it. */
export const mailWith = (
  uid: number,
  {
    from,
    name,
    content,
    messageId = `<m${uid}@banque.example>`,
  }: { from: string; name: string; content: string; messageId?: string },
): KeptMail => ({
  uid,
  source: [
    `From: La Banque <${from}>`,
    'To: compta@atelier.example',
    `Message-ID: ${messageId}`,
    'Subject: Votre releve',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Bonjour',
    '--b',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
    '--b--',
    '',
  ].join('\r\n'),
});
