import { Problem } from '../../contract/problem.ts';
import { automaticMailWords } from '../../i18n/automatic-mail.ts';
import type { Page, PageAnswer, PageVisit } from '../../shell/http/pages.ts';
import { act } from './act.ts';
import { closedDoor, drawLine, drawList } from './draw-page.ts';
import { openDoor } from './open-door.ts';
import type { AutomaticPagePorts } from './ports.ts';

/**
 * What the links of the announcement open. A GET changes nothing, whoever follows it (filters of mail do); a posted form
 * acts, with the rights its person has at that moment.
 */
export const automaticPages = (ports: AutomaticPagePorts): readonly Page[] => {
  const line = async (visit: PageVisit, notice: string | null): Promise<PageAnswer> => {
    const seen = { ...visit, method: 'GET' };
    const opened = await openDoor(ports, seen, (context, found) =>
      drawLine(context, found, visit.params['draft'] ?? '', { list: here(visit), notice }),
    );
    if (opened.door !== 'open') return closedDoor(opened.door, visit.locale);
    return opened.value ?? closedDoor('unknown', visit.locale);
  };
  return [
    {
      method: 'GET',
      path: '/a/:token',
      perMinute: 60,
      answer: async (visit) => {
        const opened = await openDoor(ports, visit, (context, found) =>
          drawList(context, found, here(visit)),
        );
        return opened.door === 'open' ? opened.value : closedDoor(opened.door, visit.locale);
      },
    },
    { method: 'GET', path: '/a/:token/:draft', perMinute: 60, answer: (visit) => line(visit, null) },
    {
      method: 'POST',
      path: '/a/:token/:draft',
      perMinute: 60,
      answer: async (visit) => {
        let locale = visit.locale;
        try {
          const opened = await openDoor(ports, visit, async (context, found) => {
            locale = found.person.locale;
            await act(context, found, visit.params['draft'] ?? '', visit.form);
          });
          if (opened.door !== 'open') return closedDoor(opened.door, visit.locale);
          return { kind: 'redirect', to: here(visit) };
        } catch (cause) {
          if (!(cause instanceof Problem)) throw cause;
          const words = automaticMailWords(locale).page;
          return line(visit, cause.code === 'edit.conflict' ? words.conflict : words.refused);
        }
      },
    },
  ];
};

/** The address of the whole list. */
const here = ({ params }: PageVisit): string => `/a/${encodeURIComponent(params['token'] ?? '')}`;
