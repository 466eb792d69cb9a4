import { room, type Room } from '../../../shell/http/context.ts';
import type { DocumentRenderer } from '../../../shell/typst/index.ts';
import { appearanceContract } from '../appearance-contract.ts';
import { editAppearance, removeLogo, setLogo, showAppearance } from './edit-appearance.ts';
import { previewAppearance } from './preview-appearance.ts';

export const appearanceRoom = (ports: { renderer: DocumentRenderer }): Room =>
  room('appearance', appearanceContract, {
    read: (context) => showAppearance(context),
    edit: async (context, input) => {
      await editAppearance(context, input);
      return showAppearance(context);
    },
    setLogo: async (context, _input, file) => {
      await setLogo(context, file);
      return showAppearance(context);
    },
    removeLogo: async (context) => {
      await removeLogo(context);
      return showAppearance(context);
    },
    preview: (context, input) => previewAppearance(context, ports.renderer, input),
  });
