import { t } from '../i18n/locale';
import { Dialog } from '../ui/Dialog';
import { COMMANDS } from './commands';

const GROUPS = ['general', 'list', 'conversation'] as const;
const SIGNS: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

export function CheatSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t('help.title')} className="cheat-sheet" onClose={onClose}>
      <div className="cheat-groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`help.${group}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group).map(({ id, keys, name }) => (
                <div key={id} className="cheat">
                  <dt>{t(name)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Keys key={key} keys={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{SIGNS[key] ?? key}</kbd>
      ))}
    </span>
  );
}
