import { createServer, type AddressInfo, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';

/** What it does wrong; `well`: nothing. */
export type Fault =
  | 'well'
  /** Accepts the connection and never says a word. */
  | 'silent-at-connect'
  /** Never answers DATA: not a byte of the content was asked for. */
  | 'silent-at-data'
  /** Takes the whole content and never acknowledges it. */
  | 'silent-after-content'
  /** Hangs up in the middle of the content. */
  | 'dies-before-dot'
  /** Hangs up when the whole content is there. */
  | 'dies-after-dot'
  /** Too many connections: refuses us altogether for now (RFC 5321 §4.2.3). */
  | 'busy'
  /** Takes no more of our messages for now. */
  | 'over-quota'
  /** Speaks STARTTLS and then something that is not TLS. */
  | 'broken-tls';

export type FaultyMailServer = {
  readonly port: number;
  /** Message-IDs of what was wholly received, acknowledged or not. */
  readonly received: string[];
  fault: Fault;
  /** Draws the fault of each message anew; null: `fault` is that of all. */
  draw: (() => Fault) | null;
  readonly close: () => Promise<void>;
};

/** Speaks SMTP by hand, so that it can stop doing so at any word. */
export const startFaultyMailServer = async (): Promise<FaultyMailServer> => {
  const received: string[] = [];
  const open = new Set<Socket>();
  const state: { fault: Fault; draw: (() => Fault) | null } = { fault: 'well', draw: null };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let drawn: Fault | null = null;
    converse(
      socket,
      () => drawn ?? state.fault,
      () => {
        drawn = state.draw?.() ?? null;
      },
      received,
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    received,
    get fault() {
      return state.fault;
    },
    set fault(fault) {
      state.fault = fault;
    },
    get draw() {
      return state.draw;
    },
    set draw(draw) {
      state.draw = draw;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};

const converse = (socket: Socket, fault: () => Fault, begin: () => void, received: string[]): void => {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  let inContent = false;
  let text = '';
  const take = (): void => {
    for (;;) {
      if (inContent) {
        if (fault() === 'dies-before-dot' && text.length > 0) return void socket.destroy();
        const end = text.indexOf('\r\n.\r\n');
        if (end === -1) return;
        const content = text.slice(0, end);
        text = text.slice(end + 5);
        inContent = false;
        void simpleParser(content).then(({ messageId }) => {
          received.push(messageId ?? '');
          if (fault() === 'dies-after-dot') socket.destroy();
          else if (fault() !== 'silent-after-content') say('250 2.0.0 queued');
          take();
        });
        return;
      }
      const end = text.indexOf('\r\n');
      if (end === -1) return;
      const command = text.slice(0, end).toUpperCase();
      text = text.slice(end + 2);
      answer(command);
    }
  };
  const answer = (command: string): void => {
    if (command.startsWith('MAIL')) begin();
    if (command.startsWith('EHLO')) {
      say(fault() === 'broken-tls' ? '250-faulty\r\n250 STARTTLS' : '250 faulty');
    } else if (command === 'STARTTLS') say('220 go ahead\r\nthis is not TLS');
    else if (command.startsWith('MAIL') && fault() === 'over-quota')
      say('452 4.3.1 quota exceeded, try later');
    else if (command === 'DATA') {
      if (fault() === 'silent-at-data') return;
      inContent = true;
      say('354 go on');
    } else say('250 2.0.0 ok');
  };
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    take();
  });
  if (fault() === 'silent-at-connect') return;
  say(fault() === 'busy' ? '421 4.7.0 too many connections' : '220 faulty');
};
