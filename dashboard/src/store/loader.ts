import type { ApiClient } from '../api/client';
import { describe } from '../api/problem';
import type { ConversationPage } from '../api/types';
import type { Thread } from '../realtime/inboxState';
import { withConversation, withConversations, withLoadingThread } from '../realtime/inboxState';
import { withDetachedPage, withNewerPage, withNewestPage, withOlderPage } from '../realtime/inboxState';
import { withoutThread } from '../realtime/inboxState';
import { settled } from '../realtime/outbox';
import type { Filter } from './lists';
import { filterKey, positionAfter, queryOf } from './lists';
import type { Store } from './store';
import type { Fetching, Workspace } from './workspace';

/** How many messages after the one that is looked for are brought with it. */
const CONTEXT_AFTER = 20;

type Table = 'listFetching' | 'threadFetching';

/**
 * Brings pages of the API into the workspace. One fetch at a time for each list and each thread; an answer
 * that belongs to a discarded epoch is dropped, since the stream does not continue it.
 */
export class Loader {
  readonly #api: ApiClient;
  readonly #store: Store<Workspace>;

  constructor(api: ApiClient, store: Store<Workspace>) {
    this.#api = api;
    this.#store = store;
  }

  /** The first page of the chosen list; resolves to the stream position that continues it. */
  async firstPage(): Promise<string | null> {
    const { filter } = this.#store.get();
    const load = () => this.#api.conversations(queryOf(filter));
    return (await this.#fetch('listFetching', filterKey(filter), load, pageAdded(filter))).stream_cursor;
  }

  /** The chosen list's next page. A failure stands in the workspace. */
  async list(filter: Filter): Promise<void> {
    const key = filterKey(filter);
    const position = this.#store.get().lists[key];
    if (this.#isLoading('listFetching', key) || position?.nextCursor === null) return;
    const load = () => this.#api.conversations(queryOf(filter, position?.nextCursor ?? undefined));
    await this.#fetch('listFetching', key, load, pageAdded(filter)).catch(shown);
  }

  /** Opens a conversation: its newest messages, and its row where no list has brought it. */
  async thread(id: string): Promise<void> {
    const { inbox } = this.#store.get();
    if (this.#isLoading('threadFetching', id) || inbox.threads[id]?.loaded === true) return;
    this.#store.update((workspace) => ({ ...workspace, inbox: withLoadingThread(workspace.inbox, id) }));
    const load = () =>
      Promise.all([this.#api.messages(id, {}), inbox.conversations[id] ?? this.#api.conversation(id)]);
    await this.#fetch('threadFetching', id, load, (workspace, [page, row]) => ({
      ...workspace,
      inbox: withNewestPage(withConversation(workspace.inbox, row), id, page),
      outbox: settled(workspace.outbox, page.items),
    })).catch(shown);
  }

  async olderMessages(id: string): Promise<void> {
    const thread = this.#store.get().inbox.threads[id];
    if (thread === undefined || thread.fromSeq === 0 || this.#isLoading('threadFetching', id)) return;
    const load = () => this.#api.messages(id, { before_seq: thread.fromSeq });
    await this.#fetch('threadFetching', id, load, (workspace, page) => ({
      ...workspace,
      inbox: withOlderPage(workspace.inbox, id, page),
    })).catch(shown);
  }

  async newerMessages(id: string): Promise<void> {
    const untilSeq = this.#store.get().inbox.threads[id]?.untilSeq ?? null;
    if (untilSeq === null || this.#isLoading('threadFetching', id)) return;
    const load = () => this.#api.messages(id, { after_seq: untilSeq });
    await this.#fetch('threadFetching', id, load, (workspace, page) => ({
      ...workspace,
      inbox: withNewerPage(workspace.inbox, id, page),
    })).catch(shown);
  }

  /** Brings a message of a loaded thread into it, wherever in the conversation it stands. */
  async around(id: string, seq: number): Promise<void> {
    const thread = this.#store.get().inbox.threads[id];
    if (thread?.loaded !== true || holds(thread, seq)) return;
    const load = () => this.#api.messages(id, { before_seq: seq + CONTEXT_AFTER });
    await this.#fetch('threadFetching', id, load, (workspace, page) => ({
      ...workspace,
      inbox: withDetachedPage(workspace.inbox, id, page),
    })).catch(shown);
  }

  /** Back to the conversation's end. */
  async newestMessages(id: string): Promise<void> {
    this.#store.update((workspace) => ({ ...workspace, inbox: withoutThread(workspace.inbox, id) }));
    await this.thread(id);
  }

  /** The answer and the end of the fetch are one change, so that nobody sees one without the other. */
  async #fetch<T>(
    table: Table,
    key: string,
    load: () => Promise<T>,
    apply: (workspace: Workspace, answer: T) => Workspace,
  ): Promise<T> {
    const { epoch } = this.#store.get();
    const inEpoch = (fetching: Fetching, change: (workspace: Workspace) => Workspace) =>
      this.#store.update((workspace) =>
        workspace.epoch === epoch ? marked(change(workspace), table, key, fetching) : workspace,
      );
    inEpoch('loading', unchanged);
    try {
      const answer = await load();
      inEpoch('idle', (workspace) => apply(workspace, answer));
      return answer;
    } catch (error) {
      inEpoch({ failed: describe(error) }, unchanged);
      throw error;
    }
  }

  #isLoading(table: Table, key: string): boolean {
    return this.#store.get()[table][key] === 'loading';
  }
}

function holds({ fromSeq, untilSeq }: Thread, seq: number): boolean {
  return seq >= fromSeq && seq <= (untilSeq ?? seq);
}

function pageAdded(filter: Filter): (workspace: Workspace, page: ConversationPage) => Workspace {
  return (workspace, page) => ({
    ...workspace,
    inbox: withConversations(workspace.inbox, page.items),
    lists: { ...workspace.lists, [filterKey(filter)]: positionAfter(page) },
  });
}

function marked(workspace: Workspace, table: Table, key: string, fetching: Fetching): Workspace {
  return { ...workspace, [table]: { ...workspace[table], [key]: fetching } };
}

function unchanged(workspace: Workspace): Workspace {
  return workspace;
}

/** The failure is in the workspace already, where the views show it. */
function shown(): void {
  return undefined;
}
