import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../shell/config.ts';
import { EMBEDDED_DATABASE } from '../../shell/db/connect.ts';
import { withReachedEncaisse } from '../reach.ts';
import { createDocumentRenderer } from '../../shell/typst/index.ts';
import { createBareIssue } from './bare-issue.ts';
import { measureBulk, type BulkFigures } from './bulk-issue.ts';
import { benchDocuments, rendererOptions, type DocumentFigures } from './documents.ts';
import { openBenchSeller } from './invoicing-company.ts';
import { measureIssuing, type IssueRate } from './issue-rate.ts';
import { describeMachine } from './machine.ts';

/** What the product promises of issuing (docs/operating/performance.md). */
export const INVOICING_LIMITS = { shareOfBare: 0.4, perSecond: 100, bulkSeconds: 300 } as const;

export type InvoicingFigures = {
  machine: ReturnType<typeof describeMachine>;
  issue: IssueRate;
  bulk: BulkFigures;
  documents: DocumentFigures;
  ok: boolean;
};

export type InvoicingPlan = { rounds: number; perRound: number; bulk: number; documents: number };

/** In a data directory of its own, thrown away afterwards. */
export const benchInvoicing = async (plan: InvoicingPlan): Promise<InvoicingFigures> => {
  const data = mkdtempSync(join(tmpdir(), 'encaisse-bench-invoicing-'));
  // The database may run as another, unprivileged user: it must get through.
  chmodSync(data, 0o711);
  try {
    const config = readConfig({ ...process.env, ENCAISSE_DATA: data, DATABASE_URL: '' });
    return await withReachedEncaisse(async (composition, { opened, admin }) => {
      await createBareIssue({ ...admin, database: EMBEDDED_DATABASE });
      const seller = await openBenchSeller(composition);
      const issue = await measureIssuing(seller, composition.secrets, plan);
      const renderer = createDocumentRenderer(rendererOptions());
      const ports = { secrets: composition.secrets, renderer };
      const bulk = await measureBulk(seller, ports, plan.bulk).finally(() => renderer.close());
      const documents = await benchDocuments({ documents: plan.documents });
      return {
        machine: describeMachine(opened.version),
        issue,
        bulk,
        documents,
        ok:
          documents.ok &&
          issue.share >= INVOICING_LIMITS.shareOfBare &&
          issue.perSecond >= INVOICING_LIMITS.perSecond &&
          bulk.refused === 0 &&
          bulk.seconds <= INVOICING_LIMITS.bulkSeconds,
      };
    }, config);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};
