import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { CannedReply } from '../../api/directoryTypes';
import type { Conversation } from '../../api/types';
import { t } from '../../i18n/locale';
import { useCannedReplies } from '../../store/directory';
import { useWorkspace } from '../../store/InboxContext';
import { filledIn, matching } from './placeholders';

interface CannedRepliesProps {
  readonly conversation: Conversation;
  /** The beginning of a shortcut, as it is being written. */
  readonly sought: string;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}

const LIST_ID = 'canned-replies';

/** Ready-made replies above the text; arrow keys and Enter choose while the focus stays in the text. */
export function CannedReplies({ conversation, sought, input, onChoose, onClose }: CannedRepliesProps) {
  const all = useCannedReplies();
  const user = useWorkspace((workspace) => workspace.user);
  const [marked, setMarked] = useState(0);
  const found = matching(all, sought);
  const at = Math.min(marked, Math.max(0, found.length - 1));

  useEffect(() => {
    const element = input.current;
    if (element === null) return;
    const choose = (reply: CannedReply | undefined) => reply && onChoose(filledIn(reply, conversation, user));
    const onKeyDown = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') onClose();
      else if (found.length === 0) return;
      else if (event.key === 'Enter' || event.key === 'Tab') choose(found[at]);
      else if (step !== undefined) setMarked((at + step + found.length) % found.length);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [input, found, at, conversation, user, onChoose, onClose]);

  if (all.length > 0 && found.length === 0) return null;
  return (
    <div className="canned">
      <p className="canned-title">{t(all.length === 0 ? 'composer.noCanned' : 'composer.canned')}</p>
      <ul id={LIST_ID} role="listbox" aria-label={t('composer.canned')}>
        {found.map((reply, index) => (
          <li
            key={reply.id}
            role="option"
            aria-selected={index === at}
            className="canned-item"
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(filledIn(reply, conversation, user));
            }}
            onMouseEnter={() => setMarked(index)}
          >
            <kbd>/{reply.shortcut}</kbd>
            <span>{filledIn(reply, conversation, user)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
