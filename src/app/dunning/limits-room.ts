import { room, type Room } from '../../shell/http/context.ts';
import { assignClaim, listLapsing, noteTerm, readClaimTerm, undoTerm } from './claim-terms.ts';
import { saveLimits, showLimits } from './edit-limits.ts';
import { limitsContract } from './limits-contract.ts';
import { readTasks } from './tasks.ts';

/** What protects customers whatever the policy, and the terms of claims. */
export const limitsRoom = (): Room =>
  room('limits', limitsContract, {
    limits: (context) => showLimits(context),
    saveLimits: (context, input) => saveLimits(context, input),
    tasks: (context, input) => readTasks(context, { mine: input.mine === 'yes' }),
    lapsing: (context, input) => listLapsing(context, { mine: input.mine === 'yes' }),
    claimTerm: (context, input) => readClaimTerm(context, input.id),
    noteTerm: (context, input) => noteTerm(context, input),
    undoTerm: (context, input) => undoTerm(context, input.id),
    assign: (context, input) => assignClaim(context, input),
  });
