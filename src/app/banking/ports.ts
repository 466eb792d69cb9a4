import type { OrgId } from '../../shell/ids.ts';

/** A file that lies in a watched folder, whole: nobody has written to it since the last look. */
export type DroppedFile = { readonly name: string; readonly size: number };

/** A folder of one company into which another program, or a person, lays statements. */
export type DropFolder = {
  /** Where it is, for the person who has to point their bank's program at it. */
  readonly pathOf: (org: OrgId) => string;
  /** Files that are ready, oldest first; makes the folder when it is not there. */
  readonly look: (org: OrgId) => Promise<readonly DroppedFile[]>;
  readonly read: (org: OrgId, name: string) => Promise<Buffer>;
  /** Moves it away, never over another one; a reason is laid beside what was refused. */
  readonly settle: (org: OrgId, name: string, fate: 'done' | 'refused', reason: string) => Promise<void>;
};
