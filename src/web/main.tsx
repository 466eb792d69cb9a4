import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadTexts } from './kit/loaded-texts.ts';
import { storedLocale } from './kit/locale.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
await loadTexts(storedLocale());
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
