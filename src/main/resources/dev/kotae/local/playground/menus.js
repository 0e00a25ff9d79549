// Menus that open below a button, and what can be done with a message.
import {act} from './acts.js';
import {make} from './dom.js';
import {say, state} from './state.js';
import {sure} from './sure.js';

const EMOJI = ['+1', '-1', 'x', 'mute', 'eyes', 'white_check_mark'];
const SIGNS = {
  eyes: '👀', white_check_mark: '✅', thumbsup: '👍', '+1': '👍', thumbsdown: '👎', '-1': '👎',
  hourglass: '⏳', hourglass_flowing_sand: '⏳', x: '❌', mute: '🔇', warning: '⚠️', no_entry_sign: '🚫', speech_balloon: '💬',
};

let open = null;

document.addEventListener('pointerdown', (event) => open && !open.menu.contains(event.target) && close(false), true);
document.addEventListener('scroll', () => close(false), true);

export function sign(emoji) {
  return SIGNS[emoji.replace(/::skin-tone-\d$/, '')] ?? `:${emoji}:`;
}

export function isMenuOpen() {
  return open !== null;
}

export function closeMenu() {
  close(true);
}

// `items` are {text, label, act, danger}.
export function openMenu(button, items, wide = true) {
  if (open?.button === button) return close(true);
  close(false);
  const menu = make('div', {class: wide ? 'menu' : 'menu row', role: 'menu'});
  for (const item of items) {
    const entry = make('button', {type: 'button', role: 'menuitem', class: item.danger ? 'danger' : null, 'aria-label': item.label, title: item.label, text: item.text});
    entry.addEventListener('click', () => { close(true); item.act(); });
    menu.append(entry);
  }
  menu.addEventListener('keydown', steer);
  document.body.append(menu);
  stand(menu, button);
  button.setAttribute('aria-expanded', 'true');
  open = {menu, button};
  menu.firstElementChild?.focus();
}

function stand(menu, button) {
  const at = button.getBoundingClientRect();
  const {offsetWidth, offsetHeight} = menu;
  const below = at.bottom + 4 + offsetHeight < innerHeight;
  menu.style.setProperty('top', `${Math.max(8, below ? at.bottom + 4 : at.top - 4 - offsetHeight)}px`);
  menu.style.setProperty('left', `${Math.max(8, Math.min(at.right - offsetWidth, innerWidth - offsetWidth - 8))}px`);
}

function steer(event) {
  const items = [...open.menu.children];
  const at = items.indexOf(document.activeElement);
  const move = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
  if (move) items[(at + move + items.length) % items.length].focus();
  else if (event.key === 'Tab') close(false);
  else return;
  event.preventDefault();
}

function close(back) {
  if (!open) return;
  const {menu, button} = open;
  open = null;
  menu.remove();
  button.setAttribute('aria-expanded', 'false');
  if (back && button.isConnected) button.focus();
}

// The row that appears beside a message: emoji, thread, and the rest in a menu.
export function messageTools(post, openThread, edit) {
  const tools = make('div', {class: 'tools'});
  const add = (text, label, press) => {
    const button = make('button', {type: 'button', class: 'quiet', 'aria-label': label, title: label, text});
    button.addEventListener('click', () => press(button));
    tools.append(button);
  };
  add('☺', say('react'), (button) => openMenu(button, emojiItems(post), false));
  if (openThread) add('↩', say('reply'), (button) => openThread(post.ts, button));
  add('⋯', say('more'), (button) => openMenu(button, messageItems(post, edit)));
  return tools;
}

function emojiItems(post) {
  return EMOJI.map((emoji) => ({text: sign(emoji), label: say('emoji-' + emoji), act: () => react(post, emoji)}));
}

export function react(post, emoji) {
  return act('react', {room: post.channel, ts: post.ts, emoji});
}

function deletion() {
  return {title: {text: say('delete')}, text: {text: say('delete-sure')}, style: 'danger'};
}

function messageItems(post, edit) {
  const items = state.messageShortcuts.map((callback) => ({
    text: say('shortcut-' + callback),
    act: () => act('shortcut', {room: post.channel, ts: post.ts, callback}),
  }));
  if (post.author === state.me) {
    items.push({text: say('edit'), act: () => edit(post)});
    items.push({text: say('delete'), danger: true, act: async () => await sure(deletion()) && act('delete', {room: post.channel, ts: post.ts})});
  }
  return items;
}
