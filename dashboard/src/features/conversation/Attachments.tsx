import type { Attachment } from '../../api/types';
import { safeUrl } from '../../ui/links';

/** References only: a picture is shown from where the platform keeps it, anything else is a link. */
export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  return (
    <ul className="attachments">
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <AttachmentLink attachment={attachment} />
        </li>
      ))}
    </ul>
  );
}

function AttachmentLink({ attachment }: { readonly attachment: Attachment }) {
  const url = safeUrl(attachment.url);
  const name = attachment.name ?? attachment.kind;
  if (url === null) return <span className="file">{name} (not available)</span>;
  const isImage = attachment.kind === 'image' || attachment.mime_type?.startsWith('image/') === true;
  return (
    <a className={isImage ? 'picture' : 'file'} href={url} target="_blank" rel="noreferrer noopener">
      {isImage ? <img src={url} alt={name} loading="lazy" referrerPolicy="no-referrer" /> : name}
    </a>
  );
}
