import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { COMPANY_HEADER, IDEMPOTENCY_HEADER, type Endpoint } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Runtime } from '../runtime.ts';
import { findCaller, type Caller } from './caller.ts';
import type { Download, OutsideContext, Room, UploadedFile } from './context.ts';
import { isLocalRequest, refuseForeignHost, refuseForeignOrigin, refusePlainHttp } from './guard.ts';
import { once, requestHash } from './idempotency.ts';
import { parseBody, parseQuery } from './parse-input.ts';
import { replyProblem } from './problem-reply.ts';
import { sendDownload } from './send-download.ts';
import { readSessionCookie, writeSessionCookie } from './session-cookie.ts';
import { readUpload } from './read-upload.ts';

type AnyHandler = (context: unknown, input: unknown, file?: UploadedFile) => Promise<unknown>;

export const localeOfRequest = (request: FastifyRequest, caller: Caller | null): 'fr' | 'en' => {
  const asked = request.headers['x-encaisse-locale'];
  if (asked === 'fr' || asked === 'en') return asked;
  if (caller?.signedIn) return caller.signedIn.locale;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr';
};

/** One route per endpoint: guard → who → permission → input → transaction → answer. */
export const registerRoutes = (server: FastifyInstance, rooms: readonly Room[], runtime: Runtime): void => {
  for (const room of rooms) {
    for (const [name, endpoint] of Object.entries(room.contract)) {
      const handler = room.handlers[name] as AnyHandler | undefined;
      if (handler === undefined) throw new Error(`no handler for ${room.name}.${name}`);
      const method = endpoint.kind === 'query' || endpoint.kind === 'download' ? 'GET' : 'POST';
      server.route({
        method,
        url: `/api${endpoint.path}`,
        ...(endpoint.perMinute !== undefined && {
          config: { rateLimit: { max: endpoint.perMinute, timeWindow: '1 minute' } },
        }),
        handler: async (request, reply) => {
          let caller: Caller | null = null;
          try {
            refuseForeignHost(request, runtime.publicUrl);
            refusePlainHttp(request, runtime.publicUrl);
            refuseForeignOrigin(request, runtime.publicUrl);
            caller = await findCaller(request, runtime.database, runtime.publicUrl, runtime.clock.now());
            const answer = await answerRequest(
              runtime,
              `${room.name}.${name}`,
              endpoint,
              handler,
              request,
              reply,
              caller,
            );
            if (endpoint.kind === 'download') return await sendDownload(reply, answer as Download);
            return await reply
              .type('application/json')
              .header('cache-control', 'no-store')
              .send(JSON.stringify(endpoint.output.parse(answer)));
          } catch (error) {
            return replyProblem(reply, error, localeOfRequest(request, caller), runtime.log);
          }
        },
      });
    }
  }
};

const answerRequest = async (
  runtime: Runtime,
  name: string,
  endpoint: Endpoint,
  handler: AnyHandler,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
): Promise<unknown> => {
  const locale = localeOfRequest(request, caller);
  const params = request.params as Record<string, unknown>;
  const readInput = (body: unknown): unknown =>
    endpoint.kind === 'query' || endpoint.kind === 'download'
      ? parseQuery(endpoint.input, request.query as Record<string, unknown>, params)
      : parseBody(endpoint.input, { ...(body as Record<string, unknown>), ...params });

  if (endpoint.permission === 'public' || endpoint.permission === 'signed-in') {
    if (endpoint.permission === 'signed-in' && caller.signedIn === null)
      throw new Problem('access.signed-out');
    const context: OutsideContext = {
      database: runtime.database,
      signedIn: caller.signedIn,
      now: runtime.clock.now(),
      locale,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      isLocal: isLocalRequest(request),
      session: {
        token: readSessionCookie(request, runtime.publicUrl),
        set: (token) => writeSessionCookie(reply, runtime.publicUrl, token),
      },
    };
    return handler(context, readInput(request.body));
  }

  const { inside } = caller;
  if (inside === null)
    throw new Problem(caller.signedIn === null ? 'access.signed-out' : 'access.no-organization');
  // Windows share a session: what was typed for one company is never written into another.
  const believed = request.headers[COMPANY_HEADER];
  if (believed !== undefined && believed !== inside.org) throw new Problem('access.other-company');
  if (!inside.permissions.has(endpoint.permission)) throw new Problem('access.forbidden');

  if (endpoint.kind === 'query' || endpoint.kind === 'download') {
    const input = readInput(undefined);
    return runtime.inContext({ ...inside, locale, readOnly: true }, (context) => handler(context, input));
  }

  const key = request.headers[IDEMPOTENCY_HEADER];
  if (typeof key !== 'string' || key.length < 8 || key.length > 100)
    throw new Problem('request.idempotency-key-missing');
  const uploaded = endpoint.kind === 'upload' ? await readUpload(request, endpoint.maxBytes ?? 0) : null;
  const input = readInput(uploaded === null ? request.body : uploaded.fields);
  const hash = requestHash(input, uploaded?.file.bytes ?? null);
  return runtime.inContext({ ...inside, locale, readOnly: false }, (context) =>
    once(
      context,
      key,
      name,
      hash,
      () => handler(context, input, uploaded?.file),
      endpoint.answersSecret ?? false,
    ),
  );
};
