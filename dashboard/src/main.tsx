import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiClient } from './api/client';
import { App } from './app/App';
import './styles/base.css';
import './styles/desk.css';
import './styles/conversation.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');

createRoot(root).render(
  <StrictMode>
    <App api={new ApiClient((input, init) => fetch(input, init))} />
  </StrictMode>,
);
