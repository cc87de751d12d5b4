import { File, X } from 'lucide-react';
import { t } from '../../i18n/locale';
import { IconButton } from '../../ui/IconButton';
import { sizeText } from '../../ui/size';
import { cleanFileName } from '../../ui/text';
import type { UploadInProgress } from './useUploads';

interface UploadListProps {
  readonly files: readonly UploadInProgress[];
  readonly onRemove: (key: string) => void;
}

export function UploadList({ files, onRemove }: UploadListProps) {
  if (files.length === 0) return null;
  return (
    <ul className="uploads" aria-label={t('upload.title')}>
      {files.map(({ key, name, progress, done, failed }) => (
        <li key={key} className="upload" data-failed={failed !== null}>
          <File aria-hidden="true" />
          <span className="card-text">
            <bdi>{cleanFileName(name)}</bdi>
            <small role="status">
              {failed ?? (done === null ? t('upload.sending') : sizeText(done.size))}
            </small>
          </span>
          {done === null && failed === null && <progress value={progress} aria-label={cleanFileName(name)} />}
          <IconButton label={t('upload.remove', { name: cleanFileName(name) })} onClick={() => onRemove(key)}>
            <X aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
