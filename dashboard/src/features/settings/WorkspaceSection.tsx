import { t } from '../../i18n/locale';
import type { Settings } from '../../api/directoryTypes';
import { useApi } from '../../store/ApiContext';
import { useSettings } from '../../store/directory';
import { Field, Section, Toggle, useChange } from './parts';

const MOST_UNDO_S = 60;

export function WorkspaceSection() {
  const { directory } = useApi();
  const settings = useSettings();
  const change = useChange('settings', (members: Partial<Settings>) => directory.changeSettings(members));
  return (
    <Section title={t('settings.workspace')} about={t('workspace.about')}>
      {settings !== undefined && (
        <div className="rows">
          <Toggle
            label={t('workspace.unassigned')}
            hint={t('workspace.unassignedHint')}
            checked={settings.unassigned_visible_to_agents}
            onChange={(on) => change.mutate({ unassigned_visible_to_agents: on })}
          />
          <Toggle
            label={t('workspace.seen')}
            hint={t('workspace.seenHint')}
            checked={settings.mark_seen}
            onChange={(on) => change.mutate({ mark_seen: on })}
          />
          <Field label={t('workspace.undo')} hint={t('workspace.undoHint')}>
            <input
              className="input input-short"
              type="number"
              min={0}
              max={MOST_UNDO_S}
              defaultValue={settings.undo_seconds}
              onBlur={({ target }) => {
                if (target.checkValidity() && target.valueAsNumber !== settings.undo_seconds) {
                  change.mutate({ undo_seconds: target.valueAsNumber });
                }
              }}
            />
          </Field>
        </div>
      )}
    </Section>
  );
}
