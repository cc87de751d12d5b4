import { Menu as MenuIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { Link } from 'wouter';
import type { MessageKey } from '../../i18n/locale';
import { t } from '../../i18n/locale';
import { useWorkspace } from '../../store/InboxContext';
import { IconButton } from '../../ui/IconButton';
import { AccountsSection } from './AccountsSection';
import { AuditSection } from './AuditSection';
import { CannedSection } from './CannedSection';
import { LabelsSection } from './LabelsSection';
import { PeopleSection } from './PeopleSection';
import { PersonalSection } from './PersonalSection';
import { TokensSection } from './TokensSection';
import { WorkspaceSection } from './WorkspaceSection';
import './settings.css';

interface Section {
  readonly id: string;
  readonly name: MessageKey;
  readonly admin: boolean;
  readonly Page: ComponentType;
}

const SECTIONS: readonly Section[] = [
  { id: 'personal', name: 'settings.personal', admin: false, Page: PersonalSection },
  { id: 'labels', name: 'settings.labels', admin: false, Page: LabelsSection },
  { id: 'canned', name: 'settings.canned', admin: false, Page: CannedSection },
  { id: 'tokens', name: 'settings.tokens', admin: false, Page: TokensSection },
  { id: 'people', name: 'settings.people', admin: true, Page: PeopleSection },
  { id: 'accounts', name: 'settings.accounts', admin: true, Page: AccountsSection },
  { id: 'workspace', name: 'settings.workspace', admin: true, Page: WorkspaceSection },
  { id: 'audit', name: 'settings.audit', admin: true, Page: AuditSection },
];

interface SettingsPageProps {
  readonly section: string | null;
  readonly onMenu: () => void;
}

/** What an agent chooses for themselves, and what an admin does for all. */
export default function SettingsPage({ section, onMenu }: SettingsPageProps) {
  const isAdmin = useWorkspace((workspace) => workspace.user.role === 'admin');
  const open = SECTIONS.filter(({ admin }) => isAdmin || !admin);
  const present = open.find(({ id }) => id === section) ?? open[0];
  return (
    <main className="page settings-page">
      <header className="page-head">
        <IconButton className="only-narrow" label={t('nav.open')} onClick={onMenu}>
          <MenuIcon aria-hidden="true" />
        </IconButton>
        <h1>{t('nav.settings')}</h1>
      </header>
      <div className="settings">
        <nav aria-label={t('nav.settings')}>
          <ul className="settings-nav">
            {open.map(({ id, name }) => (
              <li key={id}>
                <Link
                  className="place"
                  href={`/settings/${id}`}
                  aria-current={present?.id === id ? 'page' : undefined}
                >
                  {t(name)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="settings-body">{present !== undefined && <present.Page />}</div>
      </div>
    </main>
  );
}
