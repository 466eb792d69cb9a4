import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { RegisterRefusal } from './register-refusal.tsx';
import { registersApi, useRegisterSettings, type RegisterCompany } from './registers-api.ts';
import classes from './registers.module.css';

type RegisterSearchProps = {
  /** What was typed as the name already. */
  name: string;
  onTake: (company: RegisterCompany) => void;
};

const SHORTEST = 3;

/** By name or SIREN to suggestions, and from one of them to the fields: a person picks, and reads before saving. */
export function RegisterSearch({ name, onTake }: RegisterSearchProps) {
  const words = useTexts().registers.search;
  const settings = useRegisterSettings();
  const [text, setText] = useState<string | null>(null);
  const [taken, setTaken] = useState('');
  const find = useMutation({ mutationFn: (asked: string) => registersApi.lookUp({ text: asked }) });
  if (settings.data?.companies !== true) return null;
  if (text === null) {
    return (
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<SearchIcon size={15} />}
          onClick={() => {
            setText(name);
            setTaken('');
            if (name.trim().length >= SHORTEST) find.mutate(name.trim());
          }}
        >
          {words.open}
        </Button>
        {taken !== '' && (
          <p className={classes.filled} role="status">
            {words.filled(taken)}
          </p>
        )}
      </div>
    );
  }
  const ask = () => {
    if (text.trim().length >= SHORTEST) find.mutate(text.trim());
  };
  return (
    <div className={classes.search}>
      <div className={classes.ask}>
        <TextInput
          label={words.label}
          description={words.hint(settings.data.hosts.companies)}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={100}
          autoComplete="off"
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The form around would be saved.
            event.preventDefault();
            ask();
          }}
        />
        <Button
          variant="default"
          loading={find.isPending}
          disabled={text.trim().length < SHORTEST}
          onClick={ask}
        >
          {words.find}
        </Button>
      </div>
      {find.isError && <RegisterRefusal error={find.error} />}
      {find.isSuccess && (
        <Suggestions
          companies={find.data.companies}
          onTake={(company) => {
            onTake(company);
            setTaken(company.name);
            setText(null);
            find.reset();
          }}
        />
      )}
    </div>
  );
}

type SuggestionsProps = {
  companies: readonly RegisterCompany[];
  onTake: (company: RegisterCompany) => void;
};

function Suggestions({ companies, onTake }: SuggestionsProps) {
  const { search: words, states } = useTexts().registers;
  if (companies.length === 0) {
    return (
      <p className={classes.none} role="status">
        {words.none}
      </p>
    );
  }
  return (
    <>
      <p className={classes.count} role="status">
        {words.found(companies.length)}
      </p>
      <ul className={classes.found} aria-label={words.list}>
        {companies.map((one) => (
          <li key={`${one.siren} ${one.siret}`}>
            <button type="button" className={classes.suggestion} onClick={() => onTake(one)}>
              <span className={classes.suggestionHead}>
                <strong>{one.name}</strong>
                {one.state !== 'active' && <StatusBadge colour="red">{states[one.state]}</StatusBadge>}
              </span>
              <span className={classes.suggestionText}>
                {[...one.addressLines.slice(0, 1), `${one.postalCode} ${one.city}`.trim()]
                  .filter((line) => line !== '')
                  .join(', ')}
              </span>
              <span className={classes.suggestionText}>
                SIREN {one.siren.replaceAll(/(\d{3})(?=\d)/g, '$1\u202f')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
