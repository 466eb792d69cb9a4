import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { fastify, type FastifyInstance } from 'fastify';
import { Problem } from '../../contract/problem.ts';
import type { Runtime } from '../runtime.ts';
import type { Room } from './context.ts';
import { openapiDocument } from './openapi.ts';
import type { Pages } from './pages.ts';
import { replyProblem } from './problem-reply.ts';
import { registerPages } from './register-pages.ts';
import { localeOfRequest, registerRoutes } from './register-routes.ts';

export type ServerOptions = {
  runtime: Runtime;
  rooms: readonly Room[];
  /** What the public sees without an account. */
  pages: Pages;
  version: string;
  /** The built web, or null when only the API is served (tests). */
  webDirectory: string | null;
  health: () => Promise<Record<string, unknown> & { ok: boolean }>;
};

const BODY_LIMIT = 2 * 1024 * 1024;

export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { runtime, rooms } = options;
  const isHttps = runtime.publicUrl.protocol === 'https:';
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    // Behind an https proxy on this machine the client's address is in X-Forwarded-For.
    trustProxy: isHttps ? 'loopback' : false,
    // The words of a template travel in the address of their preview: a preview changes nothing, so it is asked by GET.
    http: { maxHeaderSize: 64 * 1024 },
    logger: false,
    forceCloseConnections: 'idle',
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(cookie);
  await server.register(multipart);
  await server.register(rateLimit, {
    max: 3000,
    timeWindow: '1 minute',
    errorResponseBuilder: () => Object.assign(new Problem('request.too-many'), { statusCode: 429 }),
  });
  server.setErrorHandler((error, request, reply) =>
    replyProblem(reply, error, localeOfRequest(request, null), runtime.log),
  );

  server.get('/api/health', async (_request, reply) => {
    const health = await options.health();
    return reply
      .code(health.ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health);
  });
  const document = JSON.stringify(openapiDocument(rooms, options.version));
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(document));
  registerRoutes(server, rooms, runtime);
  registerPages(server, options.pages, runtime);

  const { webDirectory } = options;
  if (webDirectory !== null && existsSync(webDirectory)) {
    await server.register(fastifyStatic, {
      root: webDirectory,
      wildcard: false,
      // File names of built assets carry a hash: they never change. The page itself is asked for each time.
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
      preCompressed: true,
    });
  }
  server.setNotFoundHandler((request, reply) => {
    // An address of the web's own; a file that is not there (an asset of a former version) is missing, not a page.
    const isPage =
      request.method === 'GET' && !/^\/(api|assets)\//.test(request.url) && webDirectory !== null;
    if (isPage) return reply.sendFile('index.html');
    return replyProblem(reply, new Problem('request.not-found'), localeOfRequest(request, null), runtime.log);
  });
  return server;
};
