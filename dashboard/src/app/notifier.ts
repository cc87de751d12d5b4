import type { Message } from '../api/types';
import type { ServerFrame, UnknownFrame } from '../realtime/frames';
import type { Workspace } from '../store/workspace';
import { t } from '../i18n/locale';
import { participantName } from '../ui/names';
import { notifies, playsSound } from '../ui/preferences';
import { cleanText } from '../ui/text';
import { chime } from './chime';
import { go, presentPlace } from './routes';

const LOCK = 'deskstream.notifier';
const MOST_LETTERS = 140;
const FRESH_MS = 60_000;

/**
 * Tells of customers' messages by sound and by the browser's notifications, where the agent has chosen so: one
 * tab of all does, and never for the conversation that is on the screen.
 */
export class Notifier {
  #chosen = false;

  /** From now on until the page ends, once no other tab does. */
  start(): void {
    void navigator.locks?.request(LOCK, () => {
      this.#chosen = true;
      return new Promise(() => undefined);
    });
  }

  heard(frame: ServerFrame | UnknownFrame, workspace: Workspace): void {
    if (!this.#chosen || frame.type !== 'message.created' || frame.message.direction !== 'inbound') return;
    const conversation = workspace.inbox.conversations[frame.message.conversation_id];
    const isTheirs = conversation?.assignee == null || conversation.assignee.id === workspace.user.id;
    if (conversation === undefined || !isTheirs || !isFresh(frame.message) || isOnScreen(conversation.id))
      return;
    if (playsSound()) chime();
    if (notifies()) notify(frame.message, participantName(conversation.participant));
  }
}

/** What is caught up with after a time away is old news. */
function isFresh({ created_at: at, backfilled }: Message): boolean {
  return backfilled !== true && Date.now() - Date.parse(at) < FRESH_MS;
}

function isOnScreen(conversationId: string): boolean {
  return (
    document.visibilityState === 'visible' && document.hasFocus() && presentPlace()?.openId === conversationId
  );
}

function notify(message: Message, name: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const text = message.text === null ? t('list.attachment') : cleanText(message.text);
  const notification = new Notification(name, {
    body: text.slice(0, MOST_LETTERS),
    tag: message.conversation_id,
  });
  notification.onclick = () => {
    window.focus();
    go(`/inbox/all/${message.conversation_id}`);
    notification.close();
  };
}
