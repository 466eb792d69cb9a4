import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const POSTAL_KEYS = { serviceId: 'svc-1', userId: '17460', secret: 'clef-secrete' };

/** What it does wrong at the next `sendCourrier`; afterwards it is well again. */
export type PostalFault =
  /** Takes the letter and hangs up before it answers. */
  | 'dies-after-taking'
  /** Hangs up with nothing taken. */
  | 'dies-before-taking'
  /** A page of a proxy instead of an answer. */
  | 'gateway-error'
  /** 500, in its own format, and nothing taken. */
  | 'server-error'
  /** Takes nothing and never answers. */
  | 'silent'
  | null;

export type TakenLetter = {
  readonly id: number;
  readonly mode: string;
  readonly key: string;
  readonly to: Readonly<Record<string, string>>;
  readonly from: Readonly<Record<string, string>>;
  readonly pdf: Buffer;
  printed: string;
  lastState: string;
  tracking: string | null;
  pnd: string;
  receipt: string | null;
  history: string;
  deposit: Buffer | null;
};

export type PostalServer = {
  readonly base: string;
  readonly taken: TakenLetter[];
  /** Names of the calls it answered, tokens included. */
  readonly calls: string[];
  /** The key of every `sendCourrier`, whatever came of it. */
  readonly keys: string[];
  fault: PostalFault;
  /** Draws the fault of each `sendCourrier`. */
  draw: (() => PostalFault) | null;
  /** Forgets the token it gave: the next call is answered 401. */
  readonly expireToken: () => void;
  readonly close: () => Promise<void>;
};

/** It posts abroad too, where it spells the country; registered letters to France only. */
const COUNTRIES = new Set(['FRANCE', 'BELGIQUE']);

const ADDRESS_KEYS = 'civilite nom prenom societe adresse1 adresse2 adresse3 cp ville pays reference'.split(
  ' ',
);

/** Behaves as the public documentation of Merci Facteur 1.2 says, traps included. */
export const startPostalServer = async (): Promise<PostalServer> => {
  const taken: TakenLetter[] = [];
  const calls: string[] = [];
  const keys: string[] = [];
  const state: { fault: PostalFault; draw: (() => PostalFault) | null; token: string | null } = {
    fault: null,
    draw: null,
    token: null,
  };

  const say = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, code: string, status = 400): void =>
    say(response, status, { success: false, error: { code, text: `refus : ${code}` } });

  const giveToken = ({ headers }: IncomingMessage, response: ServerResponse): void => {
    const time = String(headers['ww-timestamp']);
    const right = createHmac('sha256', POSTAL_KEYS.secret)
      .update(`${POSTAL_KEYS.serviceId}${time}`)
      .digest('hex');
    const isFresh = /^\d{10}$/.test(time) && Math.abs(Number(time) - Date.now() / 1000) < 300;
    if (headers['ww-authorized-ip'] === undefined || headers['ww-service-signature'] !== right || !isFresh) {
      return refuse(response, 'INVALID_SIGNATURE', 401);
    }
    state.token ??= randomUUID();
    say(response, 200, { success: true, token: state.token, expire: Math.floor(Date.now() / 1000) + 86_400 });
  };

  const take = (form: URLSearchParams, response: ServerResponse): void => {
    const fault = state.draw?.() ?? state.fault;
    state.fault = null;
    keys.push(form.get('antidoublon') ?? '');
    if (fault === 'silent') return;
    if (fault === 'server-error') return say(response, 500, { success: false, error: { code: 'INTERNAL' } });
    if (fault === 'dies-before-taking') return void response.destroy();
    if (fault === 'gateway-error') {
      response.writeHead(502, { 'content-type': 'text/html' });
      return void response.end('<html>Bad gateway</html>');
    }
    const adress = JSON.parse(form.get('adress') ?? '{}');
    const content = JSON.parse(form.get('content') ?? '{}');
    for (const one of [adress.exp, ...(adress.dest ?? [])]) {
      if (ADDRESS_KEYS.some((key) => typeof one?.[key] !== 'string')) {
        return refuse(response, 'INFO_ADDRESS_MISSING');
      }
      if (
        (one.nom === '' && one.societe === '') ||
        one.cp === '' ||
        one.ville === '' ||
        !COUNTRIES.has(one.pays)
      ) {
        return refuse(response, 'INVALID_ADDRESS');
      }
    }
    if (content.photo !== '' || content.card !== '' || content.letter?.files !== '') {
      return refuse(response, 'LETTER_INVALID_FILES');
    }
    const pdf = Buffer.from(content.letter.base64files?.[0] ?? '', 'base64');
    if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-')))
      return refuse(response, 'LETTER_INVALID_BASE64_FILES');
    const key = form.get('antidoublon') ?? '';
    if (key !== '' && taken.some((one) => one.key === key)) return refuse(response, 'ANTIDOUBLON');
    const letter: TakenLetter = {
      id: 1000 + taken.length,
      mode: form.get('modeEnvoi') ?? '',
      key,
      to: adress.dest[0],
      from: adress.exp,
      pdf,
      printed: 'En attente',
      lastState: 'wait',
      tracking: null,
      pnd: '0',
      receipt: form.get('modeEnvoi') === 'lrare' ? 'pending' : null,
      deposit: null,
      history: '',
    };
    taken.push(letter);
    if (fault === 'dies-after-taking') return void response.destroy();
    say(response, 200, {
      success: true,
      envoi_id: letter.id,
      price: { total: { ht: 5.9, ttc: '6.12' } },
      resume: { nb_dest: 1, nb_page: 1 },
    });
  };

  const follow = (query: URLSearchParams, response: ServerResponse): void => {
    const letter = taken.find((one) => String(one.id) === query.get('idEnvoi'));
    if (letter === undefined) return refuse(response, 'UNKNOWN_ENVOI');
    say(response, 200, {
      success: true,
      error: null,
      statutPrintEnvoi: letter.printed,
      suiviCourrier: [
        {
          dest: letter.to['societe'],
          ref_courrier: `${letter.id}-1`,
          ref_tracking: letter.tracking,
          mode_envoi: letter.mode,
          last_state: letter.lastState,
          historique: letter.history,
          pnd: letter.pnd,
          are_base64_jpeg: letter.receipt,
        },
      ],
    });
  };

  const prove = (query: URLSearchParams, response: ServerResponse): void => {
    const letter = taken.find((one) => one.tracking !== null && one.tracking === query.get('trackingNumber'));
    if (letter?.deposit == null || query.get('document') !== 'depot')
      return refuse(response, 'PROOF_NOT_READY');
    say(response, 200, { success: true, format_return: 'pdf', document: letter.deposit.toString('base64') });
  };

  const price = (query: URLSearchParams, response: ServerResponse): void => {
    const country = query.get('paysDestinataire[]') ?? '';
    if (!COUNTRIES.has(country)) return refuse(response, 'INVALID_COUNTRY');
    const abroad = country !== 'FRANCE';
    const amounts: Record<string, string> = abroad
      ? { normal: '2.10' }
      : { normal: '1.39', suivi: '1.89', lrare: '5.74' };
    if (amounts[query.get('modeEnvoi[]') ?? ''] === undefined) return refuse(response, 'INVALID_MODE');
    say(response, 200, {
      success: true,
      poids: '9',
      affranchissement: { [country]: { amount: amounts[query.get('modeEnvoi[]') ?? ''], zone: 'fr' } },
      content: { photo_ht: '0', lettre_ht: '0.30', carte_ht: '0', total_content_ht: '0.30' },
    });
  };

  const answer = (request: IncomingMessage, body: string, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const name = url.pathname.slice(1);
    calls.push(name);
    if (name === 'getToken') return giveToken(request, response);
    const { headers } = request;
    if (
      state.token === null ||
      headers['ww-access-token'] !== state.token ||
      headers['ww-service-id'] !== POSTAL_KEYS.serviceId
    ) {
      return refuse(response, 'INVALID_TOKEN', 401);
    }
    if (name === 'sendCourrier') return take(new URLSearchParams(body), response);
    if (name === 'getSuiviEnvoi') return follow(url.searchParams, response);
    if (name === 'getProof') return prove(url.searchParams, response);
    if (name === 'getPostagePrice') return price(url.searchParams, response);
    refuse(response, 'UNKNOWN_ENDPOINT', 404);
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, Buffer.concat(chunks).toString('utf8'), response));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    calls,
    keys,
    get draw() {
      return state.draw;
    },
    set draw(draw) {
      state.draw = draw;
    },
    get fault() {
      return state.fault;
    },
    set fault(fault) {
      state.fault = fault;
    },
    expireToken: () => {
      state.token = null;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
