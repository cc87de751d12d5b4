import { useCallback, useState } from 'react';
import { describe } from '../../api/problem';
import type { Upload } from '../../api/types';
import { upload } from '../../api/upload';
import { t } from '../../i18n/locale';

const LARGEST = 25_000_000;

export interface UploadInProgress {
  readonly key: string;
  readonly name: string;
  /** From 0 to 1. */
  readonly progress: number;
  readonly done: Upload | null;
  readonly failed: string | null;
}

interface Uploads {
  readonly files: readonly UploadInProgress[];
  readonly busy: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
}

/** Files on their way to the server, before the reply that they belong to is sent. */
export function useUploads(): Uploads {
  const [files, setFiles] = useState<readonly UploadInProgress[]>([]);

  const change = useCallback((key: string, members: Partial<UploadInProgress>) => {
    setFiles((before) => before.map((file) => (file.key === key ? { ...file, ...members } : file)));
  }, []);

  const start = useCallback(
    async (key: string, file: File) => {
      try {
        change(key, { done: await upload(file, (progress) => change(key, { progress })), progress: 1 });
      } catch (error) {
        change(key, { failed: describe(error) });
      }
    },
    [change],
  );

  const add = useCallback(
    (added: Iterable<File>) => {
      for (const file of added) {
        const key = crypto.randomUUID();
        const failed = file.size > LARGEST ? t('upload.tooLarge') : null;
        setFiles((before) => [...before, { key, name: file.name, progress: 0, done: null, failed }]);
        if (failed === null) void start(key, file);
      }
    },
    [start],
  );

  return {
    files,
    busy: files.some(({ done, failed }) => done === null && failed === null),
    add,
    remove: (key) => setFiles((before) => before.filter((file) => file.key !== key)),
    clear: () => setFiles([]),
  };
}
