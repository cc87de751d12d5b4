import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-arabic';
import { ApiClient } from './api/client';
import { App } from './app/App';
import { preferredLocale, speak } from './i18n/locale';
import './styles/base.css';
import './styles/parts.css';
import './styles/desk.css';
import './styles/list.css';
import './styles/conversation.css';
import './styles/composer.css';
import { applyTheme, chosenTheme } from './ui/theme';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');

applyTheme(chosenTheme());
await speak(preferredLocale());
createRoot(root).render(
  <StrictMode>
    <App api={new ApiClient((input, init) => fetch(input, init))} />
  </StrictMode>,
);
