import { Button } from '@mantine/core';
import { FileDrop } from '../kit/file-drop.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { layoutsApi, useLayoutAct, type Layout } from './layouts.ts';
import classes from './settings.module.css';

const MOST_BYTES = 1024 * 1024;

/** Pictures the layout may show, by their names. */
export function LayoutImages({ layout }: { layout: Layout }) {
  const words = useTexts().templates.layouts;
  const { id, images } = layout;
  const add = useLayoutAct((file: File) => layoutsApi.addImage({ id }, file));
  const remove = useLayoutAct((name: string) => layoutsApi.removeImage({ id, name }));
  return (
    <Section title={words.images} description={words.imagesText(images[0] ?? 'sceau.png')}>
      <div className={classes.form}>
        {add.isError && <Problem problem={add.error} compact />}
        {remove.isError && <Problem problem={remove.error} compact />}
        {images.length > 0 && (
          <ul className={classes.rows} aria-label={words.images}>
            {images.map((name) => (
              <li key={name} className={classes.row}>
                <span className={classes.who}>{name}</span>
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  onClick={() => remove.mutate(name)}
                  loading={remove.isPending}
                >
                  {words.imageRemove(name)}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <FileDrop
          label={words.imageDrop}
          accept={['.png', '.jpg', '.jpeg']}
          maxBytes={MOST_BYTES}
          busy={add.isPending}
          onFiles={([file]) => file !== undefined && add.mutate(file)}
        />
      </div>
    </Section>
  );
}
