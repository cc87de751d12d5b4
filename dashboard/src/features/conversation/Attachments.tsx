import { Download, ExternalLink, FileText, ImageOff, MapPin } from 'lucide-react';
import { useState } from 'react';
import type { Attachment } from '../../api/types';
import { t, tell } from '../../i18n/locale';
import { Dialog } from '../../ui/Dialog';
import { safeUrl } from '../../ui/links';
import { sizeText } from '../../ui/size';
import { cleanFileName } from '../../ui/text';

export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  return (
    <div className="attachments" data-count={attachments.length}>
      {attachments.map((attachment) => (
        <AttachmentView key={attachment.id} attachment={attachment} />
      ))}
    </div>
  );
}

function AttachmentView({ attachment }: { readonly attachment: Attachment }) {
  const url = safeUrl(attachment.url);
  if (url === null) return <Missing attachment={attachment} />;
  switch (formOf(attachment)) {
    case 'picture':
      return <Picture attachment={attachment} url={url} />;
    case 'video':
      return (
        <video className="video" src={url} controls preload="metadata" aria-label={nameOf(attachment)} />
      );
    case 'audio':
      return (
        <audio className="audio" src={url} controls preload="metadata" aria-label={nameOf(attachment)} />
      );
    case 'link':
      return <LinkCard attachment={attachment} url={url} />;
    case 'file':
      return <FileCard attachment={attachment} url={url} />;
  }
}

type Form = 'picture' | 'video' | 'audio' | 'link' | 'file';

const FORMS: Readonly<Record<string, Form>> = {
  image: 'picture',
  sticker: 'picture',
  like_heart: 'picture',
  video: 'video',
  audio: 'audio',
  file: 'file',
};

/** What is neither a file nor something to look at or to hear is shared from elsewhere. */
function formOf({ kind, mime_type: type }: Attachment): Form {
  const form = FORMS[kind];
  if (form !== undefined && form !== 'file') return form;
  if (type?.startsWith('image/') === true && type !== 'image/svg+xml') return 'picture';
  if (type?.startsWith('video/') === true) return 'video';
  if (type?.startsWith('audio/') === true) return 'audio';
  return form ?? 'link';
}

interface ViewProps {
  readonly attachment: Attachment;
  readonly url: string;
}

function Picture({ attachment, url }: ViewProps) {
  const [state, setState] = useState<'small' | 'large' | 'broken'>('small');
  const name = nameOf(attachment);
  if (state === 'broken') return <Missing attachment={attachment} />;
  return (
    <>
      <button
        type="button"
        className={attachment.kind === 'sticker' ? 'picture picture-sticker' : 'picture'}
        aria-label={t('attachment.enlarge', { name })}
        onClick={() => setState('large')}
      >
        <img
          src={url}
          alt={name}
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setState('broken')}
        />
      </button>
      {state === 'large' && (
        <Dialog title={name} className="lightbox" onClose={() => setState('small')}>
          <img src={url} alt={name} referrerPolicy="no-referrer" />
        </Dialog>
      )}
    </>
  );
}

function FileCard({ attachment, url }: ViewProps) {
  return (
    <a className="card" href={url} target="_blank" rel="noopener noreferrer" download>
      <FileText aria-hidden="true" />
      <span className="card-text">
        <bdi>{nameOf(attachment)}</bdi>
        {attachment.size != null && <small>{sizeText(attachment.size)}</small>}
      </span>
      <Download aria-label={t('attachment.download')} />
    </a>
  );
}

function LinkCard({ attachment, url }: ViewProps) {
  return (
    <a className="card" href={url} target="_blank" rel="noopener noreferrer nofollow">
      {attachment.kind === 'location' ? <MapPin aria-hidden="true" /> : <ExternalLink aria-hidden="true" />}
      <span className="card-text">
        <bdi>{nameOf(attachment)}</bdi>
        <small>{hostOf(url)}</small>
      </span>
    </a>
  );
}

/** What there was, where it cannot be shown any more or never could. */
function Missing({ attachment }: { readonly attachment: Attachment }) {
  return (
    <span className="card card-missing">
      <ImageOff aria-hidden="true" />
      <span className="card-text">
        <bdi>{nameOf(attachment)}</bdi>
        <small>{t('attachment.missing')}</small>
      </span>
    </span>
  );
}

function nameOf({ name, kind }: Attachment): string {
  return cleanFileName(name) || tell('attachment', kind);
}

function hostOf(url: string): string {
  return URL.parse(url, window.location.href)?.host ?? '';
}
