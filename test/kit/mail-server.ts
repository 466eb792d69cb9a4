import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export type ReceivedMail = {
  readonly mail: ParsedMail;
  readonly to: readonly string[];
  readonly from: string;
};

/** A real SMTP server on a free port of this machine. What it does with a message can be changed while it runs. */
export type TestMailServer = {
  readonly port: number;
  readonly received: ReceivedMail[];
  /** Connections ever made to it. */
  readonly connections: () => number;
  /** Recipients it refuses, with this reply code. */
  readonly refuse: Map<string, number>;
  /** Called when a whole message has come, before it is acknowledged; hanging up here loses the answer. */
  onMessage: ((hangUp: () => void) => Promise<void>) | null;
  /** Breaks every conversation off, as when the other side is gone. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
};

/** The only one it knows; signing in is not demanded. */
export const RIGHT_PASSWORD = 'cheval';

export const startMailServer = async (port = 0): Promise<TestMailServer> => {
  const received: ReceivedMail[] = [];
  const refuse = new Map<string, number>();
  const open = new Set<Socket>();
  let connections = 0;
  let onMessage: TestMailServer['onMessage'] = null;
  const hangUp = (): void => {
    for (const socket of open) socket.destroy();
  };
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const mail = await simpleParser(stream);
    const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
    received.push({ mail, to: session.envelope.rcptTo.map((one) => one.address), from });
    await onMessage?.(hangUp);
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (auth, _session, callback) => {
      if (auth.password === RIGHT_PASSWORD) return callback(null, { user: auth.username });
      callback(Object.assign(new Error('authentication failed'), { responseCode: 535 }));
    },
    logger: false,
    onConnect: (_session, callback) => {
      connections += 1;
      callback();
    },
    onRcptTo: (address, _session, callback) => {
      const code = refuse.get(address.address);
      if (code === undefined) return callback();
      callback(Object.assign(new Error(`no such mailbox ${address.address}`), { responseCode: code }));
    },
    onData: (stream, session, callback) => {
      void take(stream, session).then(
        () => callback(null, 'queued'),
        (cause: unknown) => callback(cause instanceof Error ? cause : new Error(String(cause))),
      );
    },
  });
  server.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    received,
    connections: () => connections,
    refuse,
    hangUp,
    get onMessage() {
      return onMessage;
    },
    set onMessage(handler) {
      onMessage = handler;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        hangUp();
      }),
  };
};
