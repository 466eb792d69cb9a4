import * as z from 'zod/mini';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Room } from './context.ts';

type JsonSchema = { properties?: Record<string, unknown>; required?: string[]; [key: string]: unknown };

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
};

const operation = (room: string, name: string, endpoint: Endpoint) => {
  const input = schemaOf(endpoint.input, 'input');
  const inPath = [...endpoint.path.matchAll(/:([A-Za-z][A-Za-z0-9]*)/g)].map((match) => match[1]!);
  const isRead = endpoint.kind === 'query' || endpoint.kind === 'download';
  const parameters = Object.entries(input.properties ?? {})
    .filter(([key]) => isRead || inPath.includes(key))
    .map(([key, schema]) => ({
      name: key,
      in: inPath.includes(key) ? 'path' : 'query',
      required: inPath.includes(key) || (input.required ?? []).includes(key),
      schema,
    }));
  const body = {
    ...input,
    properties: Object.fromEntries(
      Object.entries(input.properties ?? {}).filter(([key]) => !inPath.includes(key)),
    ),
    required: (input.required ?? []).filter((key) => !inPath.includes(key)),
  };
  return {
    operationId: `${room}.${name}`,
    tags: [room],
    summary: endpoint.summary,
    security: endpoint.permission === 'public' ? [] : [{ session: [] }, { key: [endpoint.permission] }],
    parameters: isRead
      ? parameters
      : [
          ...parameters,
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 8, maxLength: 100 },
          },
        ],
    ...(endpoint.kind === 'command' && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    ...(endpoint.kind === 'upload' && {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              ...body,
              properties: { ...body.properties, file: { type: 'string', format: 'binary' } },
            },
          },
        },
      },
    }),
    responses: {
      '200':
        endpoint.kind === 'download'
          ? { description: 'The file', content: { 'application/octet-stream': {} } }
          : {
              description: 'Done',
              content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
            },
      default: { description: 'A problem (RFC 9457)', content: { 'application/problem+json': {} } },
    },
  };
};

/** The OpenAPI 3.1 document, from the contracts themselves: it cannot drift. */
export const openapiDocument = (rooms: readonly Room[], version: string): object => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const room of rooms) {
    for (const [name, endpoint] of Object.entries(room.contract)) {
      const path = `/api${endpoint.path.replaceAll(/:([A-Za-z][A-Za-z0-9]*)/g, '{$1}')}`;
      const method = endpoint.kind === 'query' || endpoint.kind === 'download' ? 'get' : 'post';
      paths[path] = { ...paths[path], [method]: operation(room.name, name, endpoint) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Encaisse', version, license: { name: 'AGPL-3.0-or-later' } },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'encaisse-session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
    paths,
  };
};
