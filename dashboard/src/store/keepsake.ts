import type { Outbox } from '../realtime/outbox';
import type { Draft } from './workspace';

const DRAFTS = 'deskstream.drafts.';
const OUTBOX = 'deskstream.outbox.';

/**
 * What an agent wrote, kept in the browser over a reload or a crash. Drafts are shared by all tabs of a user;
 * replies on their way belong to the tab that has them, until it is gone and the next one takes them over
 * (a reply that two tabs send is one: it has one client id).
 */
export class Keepsake {
  readonly #storage: Storage;
  readonly #userId: string;
  readonly #tab: string;

  constructor(storage: Storage, userId: string, tab: string) {
    this.#storage = storage;
    this.#userId = userId;
    this.#tab = tab;
  }

  drafts(): Readonly<Record<string, Draft>> {
    return parsed(this.#storage.getItem(this.#draftsKey())) ?? {};
  }

  keepDraft(conversationId: string, draft: Draft | null): void {
    const { [conversationId]: before, ...others } = this.drafts();
    if (before === undefined && draft === null) return;
    this.#set(this.#draftsKey(), draft === null ? others : { ...others, [conversationId]: draft });
  }

  /** Calls back when another tab has changed the drafts. Returns what ends that. */
  whenDraftsChange(listener: (drafts: Readonly<Record<string, Draft>>) => void): () => void {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === this.#draftsKey()) listener(this.drafts());
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }

  keepOutbox(outbox: Outbox): void {
    if (outbox.length === 0) this.#storage.removeItem(this.#outboxKey());
    else this.#set(this.#outboxKey(), outbox);
  }

  /** The replies of this user's tabs that are gone; from now on they are this tab's. */
  async adoptOutboxes(): Promise<Outbox> {
    const prefix = `${OUTBOX}${this.#userId}.`;
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? '');
    const living = await livingTabs();
    const adopted: Outbox[] = [];
    for (const key of keys) {
      if (!key.startsWith(prefix) || living.has(key.slice(prefix.length))) continue;
      adopted.push(parsed<Outbox>(this.#storage.getItem(key)) ?? []);
      if (key !== this.#outboxKey()) this.#storage.removeItem(key);
    }
    return adopted.flat();
  }

  #draftsKey(): string {
    return DRAFTS + this.#userId;
  }

  #outboxKey(): string {
    return `${OUTBOX}${this.#userId}.${this.#tab}`;
  }

  /** A browser that keeps nothing (full, or private) is no reason to stop. */
  #set(key: string, value: unknown): void {
    try {
      this.#storage.setItem(key, JSON.stringify(value));
    } catch {
      return;
    }
  }
}

const TAB_LOCK = 'deskstream.tab.';

/** Shows other tabs, for as long as the page lives, that this one does. */
export function liveAs(tab: string): void {
  void navigator.locks?.request(TAB_LOCK + tab, () => new Promise(() => undefined));
}

async function livingTabs(): Promise<ReadonlySet<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  const names = held.map(({ name }) => name ?? '').filter((name) => name.startsWith(TAB_LOCK));
  return new Set(names.map((name) => name.slice(TAB_LOCK.length)));
}

function parsed<T>(text: string | null): T | null {
  try {
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
