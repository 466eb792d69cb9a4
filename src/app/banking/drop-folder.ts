import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { texts } from '../../i18n/catalogue.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import type { OrgId } from '../../shell/ids.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { dropContract } from './drop-contract.ts';
import { latestFiles, takeIn } from './take-in.ts';
import type { BankFeed, DropFolder } from './ports.ts';

type Drop = OutputOf<typeof dropContract.read>;

const EVERY_SECONDS = 10;

const isOn = async (context: Context): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('bank_drop')
    .select('is_on')
    .where('org_id', '=', context.org)
    .executeTakeFirst();
  return row?.is_on ?? false;
};

const readDrop = async (context: Context, folder: DropFolder): Promise<Drop> => {
  return {
    isOn: await isOn(context),
    path: folder.pathOf(context.org),
    files: await latestFiles(context, 'folder'),
  };
};

const editDrop = async (context: Context, input: InputOf<typeof dropContract.edit>): Promise<void> => {
  const values = { is_on: input.isOn, changed_by: context.actor.name, changed_at: context.now };
  await context.tx
    .insertInto('bank_drop')
    .values({ org_id: context.org, ...values })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(values))
    .execute();
  await audit(context, input.isOn ? 'bank-drop.on' : 'bank-drop.off', {
    kind: 'organization',
    id: context.org,
  });
};

/** The folder as a feed of one company. */
const folderFeed = (folder: DropFolder, org: OrgId): BankFeed => ({
  look: () => folder.look(org),
  read: (file) => folder.read(org, file.name),
  settle: (file, fate, reason) => folder.settle(org, file.name, fate, reason),
});

/** Looks once. A restored copy leaves the folder to the original; a company of examples has none. */
export const lookIntoFolder = async (work: Work, folder: DropFolder): Promise<void> => {
  if (work.isDemo) return;
  const mayLook = await work.inTenant(
    async (context) => (await isOn(context)) && !(await isQuarantined(context.tx)),
    { readOnly: true },
  );
  if (!mayLook) return;
  const actor = await work.inTenant(async ({ locale }) => texts(locale).bankDrop.actor, { readOnly: true });
  await takeIn(work, folderFeed(folder, work.org), { kind: 'folder', actor });
};

export const dropTick = (folder: DropFolder): Tick => ({
  name: 'banking.drop-folder',
  everySeconds: EVERY_SECONDS,
  run: (work) => lookIntoFolder(work, folder),
});

export const dropRoom = (folder: DropFolder): Room =>
  room('bank-drop', dropContract, {
    read: (context) => readDrop(context, folder),
    edit: async (context, input) => {
      await editDrop(context, input);
      return readDrop(context, folder);
    },
  });
