import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { bulkApi, type BulkRun } from './bulk-api.ts';
import classes from './bulk.module.css';

const said = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');

/** After the run: what it issued, sent or gathered, for the printer – as one PDF, or each by itself with its address. */
export function BulkDownloads({ run }: { run: BulkRun }) {
  const t = useTexts().bulk.page;
  const [duplex, setDuplex] = useState(false);
  const [list, setList] = useState(false);
  if (run.state === 'running' || run.printParts === 0) return null;
  return (
    <div className={classes.print}>
      <div className={classes.downloads}>
        <Button
          component="a"
          variant={run.action === 'print' ? 'filled' : 'default'}
          href={bulkApi.printedTogether({ id: run.id, duplex: said(duplex), list: said(list) })}
          download
        >
          {t.together.download}
        </Button>
        {Array.from({ length: run.printParts }, (_, index) => (
          <Button
            key={index}
            component="a"
            variant="default"
            href={bulkApi.printed({ id: run.id, part: index + 1 })}
            download
          >
            {t.download(index + 1, run.printParts)}
          </Button>
        ))}
      </div>
      <div className={classes.printing}>
        <Checkbox
          size="xs"
          label={t.together.duplex}
          checked={duplex}
          onChange={(event) => setDuplex(event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label={t.together.list}
          checked={list}
          onChange={(event) => setList(event.currentTarget.checked)}
        />
      </div>
    </div>
  );
}
