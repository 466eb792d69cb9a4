import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { roles, type Role } from '../../contract/permissions.ts';
import { NewPasswordField } from '../access/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { PlusIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useSession } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { organizationApi } from './organization.ts';
import classes from './settings.module.css';

const key = ['organization', 'members'] as const;

type Members = Awaited<ReturnType<typeof organizationApi.members>>;
type Member = Members['members'][number];

export function UsersSection() {
  const t = useTexts().organization.settings.users;
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const queries = useQueryClient();
  const toasts = useToasts();
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => organizationApi.members({}, { signal }),
  });
  const remove = useMutation({
    mutationFn: (member: Member) => organizationApi.removeMember({ userId: member.id }),
    onSuccess: (members, member) => {
      queries.setQueryData(key, members);
      toasts.success(t.removed(member.name));
    },
    onError: toasts.failure,
    onSettled: () => setLeaving(null),
  });
  return (
    <Page
      title={t.title}
      subtitle={t.text}
      width="narrow"
      actions={
        <Button leftSection={<PlusIcon size={18} />} onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Section>
          <ul className={classes.rows} aria-label={t.list}>
            {data.members.map((member) => (
              <MemberRow key={member.id} member={member} onRemove={() => setLeaving(member)} />
            ))}
          </ul>
        </Section>
      )}
      <AddMember opened={adding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t.removeTitle(leaving?.name ?? '')}
        confirmLabel={t.remove}
        onConfirm={() => {
          if (leaving !== null) remove.mutate(leaving);
        }}
        busy={remove.isPending}
        destructive
      >
        {t.removeText}
      </ConfirmDialog>
    </Page>
  );
}

function useRoleChoices() {
  const names = useTexts().organization.roles;
  return roles.map((role) => ({ value: role, label: names[role].name }));
}

function MemberRow({ member, onRemove }: { member: Member; onRemove: () => void }) {
  const texts = useTexts().organization;
  const t = texts.settings.users;
  const choices = useRoleChoices();
  const queries = useQueryClient();
  const toasts = useToasts();
  const isMe = useSession()?.user.id === member.id;
  const change = useMutation({
    mutationFn: (role: Role) => organizationApi.setRole({ userId: member.id, role }),
    onSuccess: (members, role) => {
      queries.setQueryData(key, members);
      toasts.success(t.changed(member.name, texts.roles[role].name));
      // My own rights may have changed with it.
      if (isMe) void queries.invalidateQueries({ queryKey: ['access'] });
    },
    onError: toasts.failure,
  });
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <p className={classes.rowTitle}>
          {member.name}
          {isMe && <span className={classes.mark}>{t.you}</span>}
          {member.isDisabled && <span className={classes.mark}>{t.disabled}</span>}
        </p>
        <p className={classes.rowText}>{member.email}</p>
      </div>
      <Select
        aria-label={t.roleOf(member.name)}
        w={170}
        data={choices}
        value={member.role}
        allowDeselect={false}
        disabled={change.isPending}
        onChange={(role) => role !== null && role !== member.role && change.mutate(role as Role)}
        renderOption={({ option }) => <RoleOption role={option.value as Role} />}
        comboboxProps={{ width: 300, position: 'bottom-end' }}
      />
      <Button variant="subtle" color="gray" onClick={onRemove} aria-label={t.removeName(member.name)}>
        {t.remove}
      </Button>
    </li>
  );
}

function RoleOption({ role }: { role: Role }) {
  const { name, hint } = useTexts().organization.roles[role];
  return (
    <div>
      <p className={classes.rowTitle}>{name}</p>
      <p className={classes.rowText}>{hint}</p>
    </div>
  );
}

function AddMember({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.organization.settings.users.add}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <AddMemberForm onClose={onClose} />
    </Modal>
  );
}

function AddMemberForm({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const t = texts.organization.settings.users;
  const choices = useRoleChoices();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const [role, setRole] = useState<Role>('accountant');
  const add = useMutation({
    mutationFn: () => organizationApi.addMember({ ...values, role }),
    onSuccess: (members) => {
      queries.setQueryData(key, members);
      toasts.success(t.added(values.name));
      onClose();
    },
  });
  const put = (field: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((before) => ({ ...before, [field]: value }));
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      {add.isError && <Problem problem={add.error} compact />}
      <TextInput
        label={t.name}
        required
        withAsterisk={false}
        autoComplete="off"
        data-autofocus
        value={values.name}
        onChange={put('name')}
      />
      <TextInput
        label={t.email}
        type="email"
        required
        withAsterisk={false}
        autoComplete="off"
        value={values.email}
        onChange={put('email')}
      />
      <Select
        label={t.role}
        data={choices}
        value={role}
        allowDeselect={false}
        onChange={(next) => next !== null && setRole(next as Role)}
        renderOption={({ option }) => <RoleOption role={option.value as Role} />}
        description={texts.organization.roles[role].hint}
      />
      <NewPasswordField
        label={t.firstPassword}
        description={`${t.addText} ${t.known}`}
        personal={[values.name, values.email.split('@')[0] ?? '']}
        value={values.password}
        onChange={put('password')}
      />
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {texts.common.action.cancel}
        </Button>
        <Button type="submit" loading={add.isPending}>
          {texts.common.action.add}
        </Button>
      </div>
    </form>
  );
}
