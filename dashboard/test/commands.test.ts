// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { COMMANDS, commandOf } from '../src/app/commands';
import { addressOf, placeOf } from '../src/app/routes';
import { filterOf } from '../src/store/lists';

function pressed(
  key: string,
  html = '<main></main>',
  init: KeyboardEventInit = {},
): ReturnType<typeof commandOf> {
  document.body.innerHTML = html;
  const target = document.body.querySelector('[data-at]') ?? document.body.firstElementChild;
  let command: ReturnType<typeof commandOf> = null;
  const listen = (event: KeyboardEvent) => {
    command = commandOf(event);
  };
  window.addEventListener('keydown', listen);
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  window.removeEventListener('keydown', listen);
  return command;
}

test('no key stands for two commands', () => {
  const keys = COMMANDS.flatMap((command) => [...command.keys]);
  expect(new Set(keys).size).toBe(keys.length);
});

test('keys are commands on the page and letters where somebody writes', () => {
  expect(pressed('e')).toBe('resolve');
  expect(pressed('E', undefined, { shiftKey: true })).toBe('resolveNext');
  expect(pressed('e', '<textarea data-at></textarea>')).toBeNull();
  expect(pressed('Escape', '<textarea data-at></textarea>')).toBe('leave');
  expect(pressed('k', '<textarea data-at></textarea>', { ctrlKey: true })).toBe('palette');
  expect(pressed('k', undefined, { altKey: true })).toBeNull();
});

test('what stands above the page has its own keys', () => {
  expect(pressed('Escape', '<dialog open><b data-at></b></dialog>')).toBeNull();
  expect(pressed('j', '<div role="menu"><b data-at></b></div>')).toBeNull();
});

test('arrow keys scroll where there is something to scroll', () => {
  expect(pressed('ArrowDown', '<div data-scrolls><b data-at></b></div>')).toBeNull();
  expect(pressed('ArrowDown')).toBe('next');
});

test('an address opens what it was made of', () => {
  const filter = {
    ...filterOf('mine'),
    channel: 'instagram',
    label: 'a & b',
    unread: true,
    status: 'any',
  } as const;
  const place = { filter: { ...filter, accountId: 'a/1' }, openId: 'conversation/1', seq: 7 };
  const [path = '', search = ''] = addressOf(place).split('?');
  expect(placeOf(path, search)).toEqual(place);
  expect(placeOf('/inbox/nowhere', '')).toBeNull();
  expect(placeOf('/settings', '')).toBeNull();
});
