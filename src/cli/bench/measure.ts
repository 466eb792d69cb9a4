import { TARGETS, type Request } from './requests.ts';

export type Figure = {
  group: Request['group'];
  name: string;
  requests: number;
  p50Ms: number;
  p95Ms: number;
  bytes: number;
  /** Null when nothing was promised. */
  targetMs: number | null;
  ok: boolean;
};

const round = (ms: number): number => Math.round(ms * 10) / 10;
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

const WARM_UP = 5;

/** One after the other, each until its last byte has arrived: what one person waits. */
export const measure = async (
  port: number,
  key: string,
  request: Request,
  requests: number,
): Promise<Figure> => {
  const once = async (): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${port}${request.path}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const body = await answer.arrayBuffer();
    if (!answer.ok)
      throw new Error(
        `${request.path}: ${answer.status} ${Buffer.from(body).toString('utf8').slice(0, 300)}`,
      );
    return body.byteLength;
  };
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < WARM_UP; i += 1) bytes = await once();
  for (let i = 0; i < requests; i += 1) {
    const begun = performance.now();
    await once();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const targetMs = TARGETS[request.group] ?? null;
  const p95Ms = round(percentile(times, 0.95));
  const { group, name } = request;
  return {
    group,
    name,
    requests,
    p50Ms: round(percentile(times, 0.5)),
    p95Ms,
    bytes,
    targetMs,
    ok: targetMs === null || p95Ms <= targetMs,
  };
};
