import { onDemand } from '../kit/on-demand.tsx';
import type { IssueModalProps } from './issue-modal.tsx';

/** Opened by Ctrl Enter; fetched once the editor is quiet. */
export const IssueDialog = onDemand<IssueModalProps>(
  () => import('./issue-modal.tsx').then((m) => m.IssueModal),
  { opened: false },
);
