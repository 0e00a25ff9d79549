// The page: puts together what the other files make, and answers to what happens.
import {Composer, fillChips} from './composer.js';
import {make} from './dom.js';
import {Inspector} from './inspector.js';
import {avatar, initials, MessageList, tone} from './messages.js';
import {roomName, say, sorted, state, take} from './state.js';
import {listen, load, send} from './wire.js';

const STATUS_LIFE = 120_000; // milliseconds after which Slack clears a status by itself
const SETTLED = 1_200; // milliseconds without a change after which an answer is read out

const byId = (id) => document.getElementById(id);
const app = byId('app');
const main = byId('main');
const threadPane = byId('thread');
const inspectorPane = byId('inspector');

const roomList = new MessageList(main, (ts, opener) => openThread(ts, opener));
const threadList = new MessageList(threadPane, null);
const inspector = new Inspector(inspectorPane);
const roomComposer = new Composer(main.querySelector('.composer'), roomPlace, sayInRoom);
const threadComposer = new Composer(threadPane.querySelector('.composer'), threadPlace, sayInThread);
const announcements = new Map();
let awaited = ''; // the ts of my last question, whose thread opens when the answer begins
let opener = null; // where the keyboard returns to when a pane closes
let early = null; // events that came while the state was being read

start();

async function start() {
  bind();
  const wanted = new URLSearchParams(location.search).get('language');
  take(await load(wanted));
  drawAll();
  connect();
  focusComposer();
}

function connect() {
  listen(state.language, {opened: reload, heard: (event) => (early ? early.push(event) : apply(event)), lost: () => (byId('offline').hidden = false)});
}

async function reload() {
  early = [];
  try {
    take(await load(state.language));
    byId('offline').hidden = true;
    drawAll();
  } catch {
    byId('offline').hidden = false;
  }
  const waiting = early;
  early = null;
  waiting.forEach(apply);
}

/* What happens */

function apply(event) {
  switch (event.event) {
    case 'post': return putPost(event.post);
    case 'append': return append(event);
    case 'remove': return removePost(event);
    case 'doing': return setDoing(event);
    case 'suggest': return setPrompts(event);
    case 'wire': return inspector.news();
  }
}

function putPost(post) {
  const isNew = !state.post(post.channel, post.ts);
  state.postsOf(post.channel).set(post.ts, post);
  if (post.thread) openAwaited(post.channel, post.thread);
  showPost(post);
  if (state.isBot(post.author)) announce(post);
  if (isNew && post.channel !== state.current && post.author !== state.me) {
    state.unread.add(post.channel);
    drawRooms();
  }
}

function showPost(post) {
  if (post.channel !== state.current) return;
  if (isInThread(post)) threadList.put(post);
  if (!post.thread) {
    roomList.put(post);
    drawEmpty();
  } else if (state.post(post.channel, post.thread)) {
    roomList.put(state.post(post.channel, post.thread));
  }
}

function isInThread(post) {
  return post.channel === state.current && state.thread && (post.thread === state.thread || post.ts === state.thread);
}

function append({channel, ts, from, more, blocks}) {
  const post = state.post(channel, ts);
  if (!post || post.markdown.length < from) return void reload();
  post.markdown = post.markdown.slice(0, from) + more;
  post.blocks = blocks;
  if (post.channel !== state.current) return;
  if (isInThread(post)) threadList.grow(post);
  if (!post.thread) roomList.grow(post);
}

function removePost({channel, ts}) {
  state.postsOf(channel).delete(ts);
  if (channel !== state.current) return;
  if (ts === state.thread) closeThread();
  roomList.remove(ts);
  threadList.remove(ts);
  drawEmpty();
}

function setDoing({channel, thread, text}) {
  const key = channel + thread;
  if (text) {
    state.doing.set(key, {channel, thread, text});
    setTimeout(drawDoing, STATUS_LIFE);
    state.doing.get(key).until = Date.now() + STATUS_LIFE - 50;
    if (!state.room(channel)?.direct) openAwaited(channel, thread);
  } else {
    for (const [name, doing] of state.doing) {
      if (doing.channel === channel && (!thread || doing.thread === thread)) state.doing.delete(name);
    }
  }
  drawDoing();
}

function setPrompts({channel, suggestions}) {
  state.prompts.set(channel, suggestions);
  if (channel === state.current) drawRoom();
}

// My question is being answered in a thread: that is where I want to look.
function openAwaited(channel, thread) {
  if (awaited !== thread || channel !== state.current) return;
  awaited = '';
  if (state.thread !== thread) openThread(thread, null);
}

// Answers are read out once they stand still, not piece by piece.
function announce(post) {
  clearTimeout(announcements.get(post.ts));
  if (post.streaming) return;
  announcements.set(post.ts, setTimeout(() => {
    announcements.delete(post.ts);
    const shown = roomList.find(post.ts) ?? threadList.find(post.ts);
    const words = shown?.querySelector('.content')?.innerText.slice(0, 800);
    if (words) byId('announcer').textContent = `${state.person(post.author).name}: ${words}`;
  }, SETTLED));
}

/* What I do */

function roomPlace() {
  const room = state.room(state.current);
  if (!room) return {key: '', label: '', placeholder: '', begin: '', inThread: false, suggestions: []};
  return {
    key: room.id,
    label: say('message-to', roomName(room)),
    placeholder: room.direct ? say('placeholder-direct') : say('placeholder-channel', roomName(room)),
    begin: room.direct ? '' : mentionOfBot(),
    inThread: false,
    suggestions: suggestions(),
  };
}

function threadPlace() {
  const room = state.room(state.current);
  return {
    key: room && state.thread ? room.id + state.thread : '',
    label: say('thread'),
    placeholder: say('placeholder-thread'),
    begin: !room || room.direct ? '' : mentionOfBot(),
    inThread: true,
    suggestions: [],
  };
}

function mentionOfBot() {
  return `@${state.person(state.bot).handle} `;
}

function suggestions() {
  const prompts = state.prompts.get(state.current);
  return prompts ?? state.suggestions.map((text) => ({title: text, message: text}));
}

async function sayInRoom(text) {
  if (text.startsWith('/')) return command(text);
  roomList.toEnd();
  const {ts} = await sent('say', {room: state.current, text, language: state.language});
  awaited = ts;
  if (state.replies(state.current, ts).length) openAwaited(state.current, ts);
}

async function sayInThread(text) {
  if (text.startsWith('/')) throw new Error(say('unknown-command'));
  threadList.toEnd();
  await sent('say', {room: state.current, thread: state.thread, text, language: state.language});
}

async function command(line) {
  if (!/^\/ask\s+\S/.test(line)) throw new Error(say('unknown-command'));
  await sent('command', {room: state.current, line, language: state.language});
}

async function sent(what, body) {
  try {
    return await send(what, body);
  } catch (problem) {
    throw new Error(say('not-sent', problem.message));
  }
}

function openRoom(id) {
  state.current = id;
  state.unread.delete(id);
  awaited = '';
  closeThread();
  closeRooms();
  drawRooms();
  drawRoom();
  focusComposer();
}

function openThread(ts, from) {
  state.thread = ts;
  opener = from ?? opener;
  threadPane.hidden = false;
  drawThread();
  drawDoing();
  if (isPhone()) byId('thread-title').focus();
  else if (from) threadComposer.focus();
}

function closeThread() {
  if (threadPane.hidden) return;
  state.thread = '';
  threadPane.hidden = true;
  threadComposer.refresh();
  drawDoing();
}

function toggleInspector() {
  inspectorPane.hidden = !inspectorPane.hidden;
  byId('toggle-inspector').setAttribute('aria-expanded', String(!inspectorPane.hidden));
  app.classList.toggle('inspecting', !inspectorPane.hidden);
  if (!inspectorPane.hidden) {
    inspector.refresh();
    byId('inspector-title').focus();
  } else {
    byId('toggle-inspector').focus();
  }
}

function openRooms() {
  app.classList.add('choosing');
  byId('open-rooms').setAttribute('aria-expanded', 'true');
  document.querySelector('#rooms [aria-current]')?.focus();
}

function closeRooms() {
  app.classList.remove('choosing');
  byId('open-rooms').setAttribute('aria-expanded', 'false');
}

async function speak(language) {
  if (language === state.language) return;
  await send('language', {language});
  state.doing.clear();
  closeThread();
  take(await load(language));
  drawAll();
  connect();
}

function isPhone() {
  return matchMedia('(max-width: 760px)').matches;
}

function focusComposer() {
  if (!isPhone()) roomComposer.focus();
}

function bind() {
  byId('open-rooms').addEventListener('click', openRooms);
  byId('close-rooms').addEventListener('click', () => { closeRooms(); byId('open-rooms').focus(); });
  byId('toggle-inspector').addEventListener('click', toggleInspector);
  threadPane.querySelector('[data-close]').addEventListener('click', leaveThread);
  inspectorPane.querySelector('[data-close]').addEventListener('click', toggleInspector);
  main.addEventListener('click', () => closeRooms(), true);
  document.querySelectorAll('[data-language]').forEach((button) => button.addEventListener('click', () => speak(button.dataset.language)));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && !event.isComposing && escape());
}

function escape() {
  if (app.classList.contains('choosing')) {
    closeRooms();
    byId('open-rooms').focus();
  } else if (!inspectorPane.hidden && (inspectorPane.contains(document.activeElement) || threadPane.hidden)) {
    toggleInspector();
  } else if (!threadPane.hidden) {
    leaveThread();
  }
}

function leaveThread() {
  closeThread();
  if (opener?.isConnected) opener.focus();
  else roomComposer.focus();
  opener = null;
}

/* What is shown */

function drawAll() {
  document.documentElement.lang = state.language;
  document.title = say('title');
  document.querySelectorAll('[data-text]').forEach((one) => (one.textContent = say(one.dataset.text)));
  document.querySelectorAll('[data-label]').forEach((one) => one.setAttribute('aria-label', say(one.dataset.label)));
  drawMe();
  drawRooms();
  drawRoom();
  if (!threadPane.hidden) drawThread();
  if (!inspectorPane.hidden) inspector.refresh();
}

function drawMe() {
  const me = state.person(state.me);
  byId('my-name').textContent = me.name;
  byId('my-avatar').textContent = initials(me);
  byId('my-avatar').className = `avatar tone-${tone(me)}`;
  document.querySelectorAll('[data-language]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.language === state.language)));
}

function drawRooms() {
  byId('directs').replaceChildren(...state.rooms.filter((room) => room.direct).map(roomItem));
  byId('channels').replaceChildren(...state.rooms.filter((room) => !room.direct).map(roomItem));
}

function roomItem(room) {
  const sign = room.direct ? avatar(state.person(state.bot)) : make('span', {class: 'hash', 'aria-hidden': 'true', text: '#'});
  const unread = state.unread.has(room.id);
  const button = make('button', {type: 'button', 'data-room': room.id, 'aria-current': room.id === state.current ? 'page' : null, class: unread ? 'unread' : null},
    sign, make('span', {text: room.direct ? roomName(room) : room.name}), unread ? make('span', {class: 'dot', role: 'img', 'aria-label': say('unread')}) : null);
  button.addEventListener('click', () => openRoom(room.id));
  return make('li', {}, button);
}

function drawRoom() {
  const room = state.room(state.current);
  byId('room-name').textContent = roomName(room);
  byId('room-note').textContent = say(room.direct ? 'direct-note' : 'channel-note');
  roomList.list.setAttribute('aria-label', say('messages-in', roomName(room)));
  roomList.show(state.roots(room.id));
  roomComposer.refresh();
  drawEmpty();
  drawDoing();
}

function drawEmpty() {
  const room = state.room(state.current);
  const empty = main.querySelector('.empty');
  empty.hidden = state.roots(room.id).length > 0;
  if (empty.hidden) return;
  empty.querySelector('h2').textContent = say(room.direct ? 'empty-direct-title' : 'empty-channel-title', roomName(room));
  empty.querySelector('p').textContent = say(room.direct ? 'empty-direct-text' : 'empty-channel-text');
  fillChips(empty.querySelector('.chips'), suggestions(), (text) => roomComposer.ask(text));
}

function drawThread() {
  const room = state.room(state.current);
  const root = state.post(room.id, state.thread);
  if (!root) return closeThread();
  byId('thread-title').textContent = say('thread-in', roomName(room));
  threadList.list.setAttribute('aria-label', byId('thread-title').textContent);
  threadList.show([root, ...sorted(state.replies(room.id, root.ts))]);
  threadComposer.refresh();
}

function drawDoing() {
  const room = state.room(state.current);
  const here = [...state.doing.values()].filter((doing) => doing.channel === room.id && doing.until > Date.now());
  showDoing(main, here.filter((doing) => room.direct || doing.thread !== state.thread));
  showDoing(threadPane, here.filter((doing) => doing.thread === state.thread));
}

function showDoing(pane, doings) {
  const last = doings.at(-1);
  const line = pane.querySelector('.doing');
  const shown = last ? `${state.person(state.bot).name}: ${last.text}` : '';
  if (line.dataset.shown === shown) return;
  line.dataset.shown = shown;
  line.replaceChildren(...(last ? [make('span', {class: 'pulse', 'aria-hidden': 'true'}), make('b', {text: state.person(state.bot).name}), make('span', {text: last.text})] : []));
}
