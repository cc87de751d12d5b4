import { t } from '../../i18n/locale';

interface ComposerModesProps {
  readonly internal: boolean;
  readonly onChange: (internal: boolean) => void;
}

export function ComposerModes({ internal, onChange }: ComposerModesProps) {
  return (
    <span className="segments" role="group" aria-label={t('composer.mode')}>
      <button type="button" className="segment" aria-pressed={!internal} onClick={() => onChange(false)}>
        {t('composer.reply')}
      </button>
      <button
        type="button"
        className="segment segment-note"
        aria-pressed={internal}
        data-testid="mode-note"
        onClick={() => onChange(true)}
      >
        {t('composer.note')}
      </button>
    </span>
  );
}
