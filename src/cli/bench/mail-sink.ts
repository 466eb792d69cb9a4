import { createServer, type AddressInfo, type Socket } from 'node:net';

export type MailSink = {
  readonly port: number;
  /** Messages wholly received and acknowledged. */
  readonly received: () => number;
  readonly close: () => Promise<void>;
};

const END = Buffer.from('\r\n.\r\n');

/** Speaks just enough SMTP to take every message and forget it: what is measured is the sender, not a mail server. */
export const startMailSink = async (): Promise<MailSink> => {
  let received = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let inContent = false;
    let rest: Buffer = Buffer.alloc(0);
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const takeContent = (): void => {
      const at = rest.indexOf(END);
      if (at === -1) {
        // Only the end matters, and it may be cut anywhere.
        rest = rest.subarray(Math.max(0, rest.length - END.length + 1));
        return;
      }
      rest = rest.subarray(at + END.length);
      inContent = false;
      received += 1;
      say('250 2.0.0 taken');
      takeCommands();
    };
    const takeCommands = (): void => {
      for (;;) {
        if (inContent) return takeContent();
        const at = rest.indexOf('\r\n');
        if (at === -1) return;
        const command = rest.subarray(0, at).toString('latin1').toUpperCase();
        rest = rest.subarray(at + 2);
        if (command.startsWith('EHLO')) say('250 bench');
        else if (command === 'DATA') {
          inContent = true;
          say('354 go on');
        } else if (command === 'QUIT') {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    };
    socket.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      takeCommands();
    });
    say('220 bench');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
