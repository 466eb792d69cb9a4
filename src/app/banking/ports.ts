import type { OrgId } from '../../shell/ids.ts';

/** A file that a feed holds ready, whole. */
export type FedFile = { readonly name: string; readonly size: number };

/**
 * Where files of the bank come from by themselves, for one company: a watched folder, a mailbox, later a bank's own
 * interface. What it gives goes the way of an upload: kept by its hash, read, proved, compared. A feed decides nothing.
 */
export type BankFeed<File extends FedFile = FedFile> = {
  /** What is ready, oldest first. */
  readonly look: () => Promise<readonly File[]>;
  readonly read: (file: File) => Promise<Buffer>;
  /** Told after it was written down what became of it; a program that dies in between asks again, and the hash knows it. */
  readonly settle: (file: File, fate: 'done' | 'refused', reason: string) => Promise<void>;
};

/** A file that lies in a watched folder, whole: nobody has written to it since the last look. */
export type DroppedFile = FedFile;

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
