import { ChevronsUpDown, Keyboard, LogOut } from 'lucide-react';
import { useState } from 'react';
import { chooseLocale, languageName, locale, LOCALES, t } from '../i18n/locale';
import { useWorkspace } from '../store/InboxContext';
import { Avatar } from '../ui/Avatar';
import { Menu, MenuChoice, MenuItem, MenuLine, MenuTitle } from '../ui/Menu';
import { chooseTheme, chosenTheme, THEMES } from '../ui/theme';

interface UserMenuProps {
  readonly onHelp: () => void;
  readonly onLogout: () => void;
}

export function UserMenu({ onHelp, onLogout }: UserMenuProps) {
  const user = useWorkspace((workspace) => workspace.user);
  const [theme, setTheme] = useState(chosenTheme);
  const name = user.name || user.email;
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="user-button" data-testid="user-menu">
          <Avatar name={name} size="small" />
          <span className="user-name">
            <bdi>{name}</bdi>
            <small>{user.email}</small>
          </span>
          <ChevronsUpDown aria-hidden="true" />
        </button>
      }
    >
      <MenuTitle>{t('user.theme')}</MenuTitle>
      {THEMES.map((one) => (
        <MenuChoice
          key={one}
          stay
          checked={theme === one}
          onChange={() => {
            chooseTheme(one);
            setTheme(one);
          }}
        >
          {t(`theme.${one}`)}
        </MenuChoice>
      ))}
      <MenuLine />
      <MenuTitle>{t('user.language')}</MenuTitle>
      {LOCALES.map((one) => (
        <MenuChoice key={one} checked={locale() === one} onChange={() => void chooseLocale(one)}>
          <span lang={one}>{languageName(one)}</span>
        </MenuChoice>
      ))}
      <MenuLine />
      <MenuItem icon={<Keyboard aria-hidden="true" />} hint="?" onSelect={onHelp}>
        {t('command.help')}
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden="true" />} testId="logout" onSelect={onLogout}>
        {t('user.logout')}
      </MenuItem>
    </Menu>
  );
}
