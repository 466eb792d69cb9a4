import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadTexts } from './kit/loaded-texts.ts';
import { storedLocale } from './kit/locale.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
const screen = createRoot(place);
// No top-level await: the texts import what this file's chunk holds, and each would wait for the other.
void loadTexts(storedLocale()).then(() =>
  screen.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
