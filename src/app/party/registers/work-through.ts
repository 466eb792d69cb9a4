import { error } from '../../../core/finding.ts';
import { isQuarantined } from '../../../shell/directory/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { defineJob, type Tick, type Work } from '../../../shell/jobs/define-job.ts';
import type { RegisterPorts } from '../ports.ts';
import { readCustomer } from '../read-customer.ts';
import { askRegisters, failureFinding, questionsOf, type RegisterQuestions } from './ask-registers.ts';
import { keepAnswers } from './keep-answers.ts';
import { closeRun, lockRun, nextItem, settleItem } from './run-store.ts';
import { readRegisterSettings } from './settings.ts';
import type { RegisterJob } from './start-run.ts';

/** Two customers a second at most, where the State allows seven calls: others want to be answered too. */
const BETWEEN_MS = 500;
const MOST_TRIES = 3;
const SHORTEST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 60;

type Step = { runId: string; position: number; partyId: string; questions: RegisterQuestions };

/**
 * Works through a run. A register is asked between two transactions, never inside one; its answer is written together
 * with the result of the customer, so that kill -9 at any moment loses at most an answer, which is asked for again.
 */
export const askThrough = async (work: Work, ports: RegisterPorts, runId: string): Promise<void> => {
  for (;;) {
    if (work.signal.aborted) return;
    const step = await work.inTenant((context) => takeStep(context, runId));
    if (step === null) return;
    const isOver = await finishStep(work, ports, step);
    if (!isOver) return;
    await ports.pause(BETWEEN_MS, work.signal);
  }
};

/** Whom to ask about next; null when the run is over. */
const takeStep = async (context: Context, runId: string): Promise<Step | null> => {
  const run = await lockRun(context, runId);
  // A restored copy waits until a person confirms it.
  if (run.state !== 'running' || (await isQuarantined(context.tx))) return null;
  const item = run.cancelAsked ? undefined : await nextItem(context, runId);
  if (item === undefined) {
    await closeRun(context, run);
    return null;
  }
  // Nothing leaves a company of sample data.
  const settings = context.isDemo
    ? { companies: false, vat: false, ownVatNumber: '' }
    : await readRegisterSettings(context);
  const questions = questionsOf(await readCustomer(context, item.party_id), settings);
  return { runId, position: item.position, partyId: item.party_id, questions };
};

/** False when the program stops meanwhile: the next start goes on here. */
const finishStep = async (work: Work, ports: RegisterPorts, step: Step): Promise<boolean> => {
  const { runId, position, partyId, questions } = step;
  const hasQuestion = questions.company !== '' || questions.vat !== '';
  const { answers, failures } = await askPatiently(work, ports, questions);
  if (work.signal.aborted) return false;
  const nothing = work.isDemo ? error('party.register-demo') : error('party.register-nothing');
  const findings = hasQuestion ? failures.map(failureFinding) : [nothing];
  await work.inTenant(async (context) => {
    const run = await lockRun(context, runId);
    const state = answers.length > 0 ? 'done' : 'refused';
    if (!(await settleItem(context, runId, position, state, findings))) return;
    // Whoever started the run answers for what it asks.
    await keepAnswers({ ...context, actor: { ...context.actor, name: run.startedBy } }, partyId, answers);
  });
  return true;
};

/** A register that wants us to wait is waited for, as long as it asks and no longer than a minute. */
const askPatiently = async (
  work: Work,
  ports: RegisterPorts,
  questions: RegisterQuestions,
): ReturnType<typeof askRegisters> => {
  const first = await askRegisters(ports, questions, work.signal);
  const { answers } = first;
  let { failures } = first;
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    const busy = failures.flatMap(({ fault }) => (fault.kind === 'rate-limited' ? [fault] : []));
    if (busy.length === 0 || work.signal.aborted) break;
    const seconds = Math.max(SHORTEST_WAIT_SECONDS, ...busy.map((fault) => fault.retryAfterSeconds ?? 0));
    await ports.pause(Math.min(seconds, LONGEST_WAIT_SECONDS) * 1000, work.signal);
    const sources = new Set(failures.map((one) => one.source));
    const again = await askRegisters(
      ports,
      {
        company: sources.has('recherche-entreprises') ? questions.company : '',
        vat: sources.has('vies') ? questions.vat : '',
        requester: questions.requester,
      },
      work.signal,
    );
    answers.push(...again.answers);
    failures = again.failures;
  }
  return { answers, failures };
};

export type RegisterWorker = { readonly job: RegisterJob; readonly tick: Tick };

/** The job of a run, and the look for runs whose process was killed. One run is worked on once in a process. */
export const createRegisterWorker = (ports: RegisterPorts): RegisterWorker => {
  const atWork = new Set<string>();
  const once = async (work: Work, runId: string): Promise<void> => {
    if (atWork.has(runId)) return;
    atWork.add(runId);
    try {
      await askThrough(work, ports, runId);
    } finally {
      atWork.delete(runId);
    }
  };
  return {
    job: defineJob('party.registers', 'long', (work, { runId }) => once(work, runId)),
    tick: {
      name: 'party.registers-resume',
      everySeconds: 60,
      run: async (work) => {
        const running = await work.inTenant(
          (context) =>
            context.tx
              .selectFrom('register_run')
              .select('id')
              .where('org_id', '=', context.org)
              .where('state', '=', 'running')
              .execute(),
          { readOnly: true },
        );
        for (const { id } of running) await once(work, id);
      },
    },
  };
};
