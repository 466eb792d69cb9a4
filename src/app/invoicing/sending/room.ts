import { Problem } from '../../../contract/problem.ts';
import { room, type Room } from '../../../shell/http/context.ts';
import { sendingContract } from '../sending-contract.ts';
import type { SendPorts } from '../send-document.ts';
import { fetchDocument } from '../store/documents.ts';
import { printProof, proofName } from './print-proof.ts';
import { readTrail } from './read-trail.ts';
import { reportNonReceipt } from './report-non-receipt.ts';

export const sendingRoom = (ports: SendPorts): Room =>
  room('sending', sendingContract, {
    trail: (context, input) => readTrail(context, input.id),
    reportNonReceipt: (context, input) => reportNonReceipt(context, ports, input),
    proof: async (context, input) => {
      const kept = await fetchDocument(context, input.id);
      if (kept.invoiceId === null) throw new Problem('record.not-found');
      const language = input.language ?? kept.content.language;
      const body = await printProof(context, ports, { documentId: kept.id, language });
      return { name: proofName(language, kept.number), mediaType: 'application/pdf', body, inline: true };
    },
  });
