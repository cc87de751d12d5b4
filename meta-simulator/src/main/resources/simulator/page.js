/* The customer's page: choose who you are, write, and see the answers as they come. */

const CHANNEL_NAMES = { facebook: 'Messenger', instagram: 'Instagram' };
const part = (role) => document.querySelector(`[data-role="${role}"]`);
const byTestId = (id) => document.querySelector(`[data-testid="${id}"]`);
const threadList = byTestId('customer-thread');
const input = byTestId('customer-input');
const sendButton = byTestId('customer-send');

const state = { cast: [], account: null, customer: null, stream: null, thread: null, readMid: null };

function element(tag, members = {}, ...children) {
  const made = Object.assign(document.createElement(tag), members);
  made.append(...children);
  return made;
}

async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(content.detail ?? `The simulator answered ${answer.status}`);
  return content;
}

function notify(role, message) {
  const notice = part(role);
  notice.textContent = message;
  notice.hidden = !message;
}

/* ---- who you are ---- */

function identity() {
  return { channel: state.account.channel, account_id: state.account.id, participant_id: state.customer.id };
}

function choose(account, customer) {
  state.account = account;
  state.customer = customer;
  state.thread = null;
  state.readMid = null;
  history.replaceState(null, '', `#${account.channel}/${customer.id}`);
  document.body.dataset.channel = account.channel;
  part('account-name').textContent = account.name;
  part('account-channel').textContent = CHANNEL_NAMES[account.channel];
  part('account-face').textContent = account.name[0].toUpperCase();
  notify('notice', '');
  showCast();
  threadList.replaceChildren();
  follow();
}

function showCast() {
  byTestId('customer-channels').replaceChildren(...state.cast.map((account) => {
    const tab = element('button', { type: 'button', role: 'tab', textContent: CHANNEL_NAMES[account.channel] });
    tab.ariaSelected = String(account === state.account);
    tab.dataset.testid = `customer-channel-${account.channel}`;
    tab.onclick = () => choose(account, account.customers[0]);
    return tab;
  }));
  byTestId('customer-people').replaceChildren(...state.account.customers.map((customer) => {
    const face = element('img', { src: `sim/pictures/${customer.id}.svg`, alt: '' });
    const name = element('span', {}, customer.name);
    if (customer.username) name.append(element('small', { textContent: `@${customer.username}` }));
    const button = element('button', { type: 'button' }, face, name);
    button.ariaCurrent = String(customer === state.customer);
    button.dataset.testid = `customer-person-${customer.id}`;
    button.onclick = () => choose(state.account, customer);
    return element('li', {}, button);
  }));
}

/* ---- the thread, live: every event is the whole thread ---- */

function follow() {
  state.stream?.close();
  const { account_id, participant_id } = identity();
  const stream = new EventSource(`sim/events?${new URLSearchParams({ account_id, participant_id })}`);
  const live = (on) => {
    part('live').textContent = on ? 'live' : 'connecting';
    part('live').dataset.on = String(on);
  };
  live(false);
  stream.onopen = () => live(true);
  stream.onerror = () => live(false);
  stream.addEventListener('thread', (event) => {
    if (stream === state.stream) show(JSON.parse(event.data));
  });
  state.stream = stream;
}

function show(thread) {
  const atEnd = threadList.scrollHeight - threadList.scrollTop - threadList.clientHeight < 80;
  const first = state.thread === null;
  state.thread = thread;
  const lastMine = thread.messages.findLast((message) => message.author === 'customer')?.mid;
  threadList.replaceChildren(...thread.messages.map((message) => messageItem(message, message.mid === lastMine)));
  if (first || atEnd) threadList.scrollTop = threadList.scrollHeight;
  showTyping();
  readWhenSeen();
}

function messageItem(message, isLastMine) {
  const item = element('li', { className: 'message' });
  item.dataset.testid = 'customer-message';
  item.dataset.author = message.author;
  item.dataset.mid = message.mid;
  item.dataset.state = message.state;
  if (message.unsent) item.append(element('span', { className: 'bubble unsent', textContent: 'You unsent a message' }));
  if (message.text) item.append(element('span', { className: 'bubble', textContent: message.text }));
  message.attachments.forEach((attachment) => item.append(attachmentView(attachment)));
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const seen = message.author === 'customer' && isLastMine && message.state === 'read' ? ' · Seen' : '';
  const theirs = message.author === 'account' ? ` · ${message.state}` : '';
  const edited = message.edited && !message.unsent ? ' · Edited' : '';
  if (message.reaction) item.append(element('span', { className: 'reaction', textContent: message.reaction }));
  item.append(element('span', { className: 'meta', textContent: time + edited + seen + theirs }));
  if (!message.unsent) item.append(actions(message));
  const isLast = message === state.thread.messages.at(-1);
  if (isLast && message.quick_replies.length > 0) item.append(quickReplies(message.quick_replies));
  return item;
}

/* What the customer can do to a message that is there. */
function actions(message) {
  const button = (name, body) => {
    const made = element('button', { type: 'button', textContent: name });
    made.dataset.testid = `customer-${body.action}`;
    made.onclick = () => amend({ mid: message.mid, ...body });
    return made;
  };
  const own = message.author === 'customer';
  const edit = element('button', { type: 'button', textContent: 'Edit' });
  edit.dataset.testid = 'customer-edit';
  edit.onclick = () => {
    const text = prompt('Edit your message', message.text ?? '')?.trim();
    if (text) amend({ mid: message.mid, action: 'edit', text });
  };
  const reaction = message.reaction
    ? button('Take back', { action: 'unreact' })
    : button('❤️', { action: 'react', emoji: '❤️' });
  return element('span', { className: 'actions' },
    reaction, ...own && message.text ? [edit] : [], ...own ? [button('Unsend', { action: 'unsend' })] : []);
}

async function amend(body) {
  try {
    await call('POST', 'sim/amendments', { ...identity(), ...body });
    notify('notice', '');
  } catch (failure) {
    notify('notice', failure.message);
  }
}

function attachmentView(attachment) {
  const url = attachment.payload?.url;
  const isWeb = typeof url === 'string' && /^https?:/.test(url);
  if (isWeb && attachment.type === 'image') {
    return element('img', { src: url, alt: 'Photo', referrerPolicy: 'no-referrer' });
  }
  const label = `[${attachment.type}]`;
  return isWeb
    ? element('a', { className: 'bubble', href: url, target: '_blank', rel: 'noreferrer', textContent: label })
    : element('span', { className: 'bubble', textContent: label });
}

function quickReplies(titles) {
  return element('div', { className: 'replies' }, ...titles.map((title) =>
    element('button', { type: 'button', textContent: title, onclick: () => write(title, []) })));
}

function showTyping() {
  const until = state.thread?.typing_until;
  part('typing').hidden = !until || Date.parse(until) < Date.now();
}

function readWhenSeen() {
  const last = state.thread?.messages.findLast((message) => message.author === 'account');
  if (!last || last.state === 'read' || last.mid === state.readMid || document.hidden) return;
  state.readMid = last.mid;
  call('POST', 'sim/read', identity()).catch(() => { state.readMid = null; });
}

/* ---- writing ---- */

async function write(text, attachments) {
  try {
    await call('POST', 'sim/messages', { ...identity(), text, attachments });
    notify('notice', '');
    return true;
  } catch (failure) {
    notify('notice', failure.message);
    return false;
  }
}

async function submit() {
  const text = input.value.trim();
  if (!text) return;
  input.value = '';
  if (!await write(text, [])) input.value ||= text;
  input.focus();
}

/* ---- faults ---- */

const faultForm = byTestId('fault-panel');
const rate = (name) => Number(faultForm.elements[name].value) / 100;

function wantedFaults() {
  const [code, subcode] = faultForm.elements.code.value.split('/').map(Number);
  const error = code ? { code, ...(subcode ? { error_subcode: subcode } : {}) } : null;
  return {
    send: {
      error,
      rate: error ? rate('rate') : 0,
      latency_ms: Number(faultForm.elements.latency.value),
      drop_response: rate('drop'),
    },
    webhooks: { duplicate: rate('duplicate'), reorder: rate('reorder') },
  };
}

function showFaults({ send, webhooks }) {
  const { elements } = faultForm;
  const code = send.error ? [send.error.code, send.error.error_subcode].filter(Boolean).join('/') : '';
  if (![...elements.code.options].some((option) => option.value === code)) {
    elements.code.append(element('option', { value: code, textContent: code }));
  }
  elements.code.value = code;
  elements.latency.value = send.latency_ms;
  elements.latencyShown.value = `${send.latency_ms} ms`;
  const rates = { rate: send.rate, drop: send.drop_response, duplicate: webhooks.duplicate, reorder: webhooks.reorder };
  for (const [name, value] of Object.entries(rates)) {
    elements[name].value = value * 100;
    elements[`${name}Shown`].value = `${Math.round(value * 100)} %`;
  }
}

async function changeFaults(faults) {
  try {
    showFaults(await call('PUT', 'sim/faults', faults));
    notify('fault-notice', '');
  } catch (failure) {
    notify('fault-notice', failure.message);
  }
}

/* ---- start ---- */

document.querySelector('.composer').onsubmit = (event) => {
  event.preventDefault();
  submit();
};
input.onkeydown = (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  }
};
byTestId('customer-photo').onclick = () =>
  write('', [{ type: 'image', url: new URL('photo.png', location.href).href }]);
faultForm.onchange = (event) => {
  const { elements } = faultForm;
  if (event.target === elements.code && elements.code.value && elements.rate.value === '0') elements.rate.value = 100;
  changeFaults(wantedFaults());
};
faultForm.onsubmit = (event) => event.preventDefault();
byTestId('fault-clear').onclick = () => changeFaults({});
document.onvisibilitychange = readWhenSeen;
setInterval(showTyping, 1000);
sendButton.disabled = true;

async function start() {
  const [{ accounts }, faults] = await Promise.all([call('GET', 'sim/cast'), call('GET', 'sim/faults')]);
  state.cast = accounts;
  showFaults(faults);
  const [channel, id] = location.hash.slice(1).split('/');
  const account = accounts.find((each) => each.channel === channel) ?? accounts[0];
  choose(account, account.customers.find((each) => each.id === id) ?? account.customers[0]);
  sendButton.disabled = false;
}

start().catch((failure) => notify('notice', failure.message));
