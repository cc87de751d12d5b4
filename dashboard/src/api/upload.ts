import { ProblemError, UnreachableError } from './problem';
import type { Upload } from './types';

/** Sends a file and tells how far it has come (0 to 1), which only XMLHttpRequest can. */
export function upload(file: File, onProgress: (progress: number) => void): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', '/api/uploads');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new UnreachableError());
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Upload);
      else reject(problemIn(request));
    };
    request.send(body);
  });
}

function problemIn({ status, response }: XMLHttpRequest): ProblemError {
  const { code, detail, title } = (response ?? {}) as { code?: string; detail?: string; title?: string };
  return new ProblemError(status, code ?? `http_${status}`, detail ?? title ?? `HTTP ${status}`);
}
