import { X } from 'lucide-react';
import { t } from '../i18n/locale';
import { dismiss, useToasts } from '../store/toasts';
import { IconButton } from '../ui/IconButton';

export function Toasts() {
  const toasts = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, kind, text }) => (
        <div key={id} className={`toast toast-${kind}`}>
          <span>{text}</span>
          <IconButton label={t('action.close')} onClick={() => dismiss(id)}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
