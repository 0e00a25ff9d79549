// The page: puts together what the other files make, and answers to what happens.
import {act, sent} from './acts.js';
import {Compare} from './compare.js';
import {Composer, fillChips} from './composer.js';
import {Documents} from './documents.js';
import {make, shape, spoken} from './dom.js';
import {Faults} from './faults.js';
import {Home} from './home.js';
import {Inspector} from './inspector.js';
import {closeMenu, isMenuOpen} from './menus.js';
import {avatar, initials, MessageList, tone} from './messages.js';
import {Modals} from './modal.js';
import {whenKnown} from './passages.js';
import {roomName, say, sayNumber, sorted, state, take} from './state.js';
import {Tabs} from './tabs.js';
import {listen, load, send} from './wire.js';

const STATUS_LIFE = 120_000; // milliseconds after which Slack clears a status by itself
const SETTLED = 1_200; // milliseconds without a change after which an answer is read out
const READ_OUT = 800; // characters of it
const NOT_READ_OUT = '.plan, .task, .block-context, .block-actions';

const byId = (id) => document.getElementById(id);
const app = byId('app');
const main = byId('main');
const threadPane = byId('thread');
const inspectorPane = byId('inspector');
const comparePane = byId('compare');

const roomList = new MessageList(main, (ts, opener) => openThread(ts, opener));
const threadList = new MessageList(threadPane, null);
const inspector = new Inspector(inspectorPane);
const modals = new Modals(byId('modal'));
const home = new Home(byId('home'));
const tabs = new Tabs(byId('tabs'), openTab);
const faults = new Faults(byId('faults'));
const documents = new Documents(byId('documents'), byId('dropping'));
const roomComposer = new Composer(main.querySelector('.composer'), roomPlace, sayInRoom);
const compare = new Compare(comparePane, post, showDoing);
const compareComposer = new Composer(comparePane.querySelector('.composer'), comparePlace, sayToBoth);
const threadComposer = new Composer(threadPane.querySelector('.composer'), threadPlace, sayInThread);
const announcements = new Map();
let awaited = ''; // the ts of my last question, whose thread opens when the answer begins
let opener = null; // where the keyboard returns to when a pane closes
let again = false; // whether the state is to be read once more
let early = null; // events that came while the state was being read

start();

async function start() {
  bind();
  const wanted = new URLSearchParams(location.search);
  take(await load(wanted.get('language'), wanted.get('as')));
  drawAll();
  connect();
  greet();
  focusComposer();
}

function connect() {
  listen(state.language, state.me, {opened: reload, heard: (event) => (early ? early.push(event) : apply(event)), lost: () => (byId('offline').hidden = false)});
}

// One at a time: what is heard while the state is being read is kept until it has been read, and
// whoever wants it read anew meanwhile has it read once more.
async function reload() {
  if (early) {
    again = true;
    return;
  }
  early = [];
  do {
    again = false;
    early.length = 0;
    try {
      take(await load(state.language, state.me));
      byId('offline').hidden = true;
      drawAll();
    } catch {
      byId('offline').hidden = false;
    }
  } while (again);
  const waiting = early;
  early = null;
  waiting.forEach((event) => (early ? early.push(event) : apply(event)));
}

/* What happens */

function apply(event) {
  switch (event.event) {
    case 'post': return putPost(event.post);
    case 'append': return append(event);
    case 'remove': return removePost(event);
    case 'doing': return setDoing(event);
    case 'suggest': return setPrompts(event);
    case 'session': return setSession(event.session);
    case 'modals': return setModals(event.modals);
    case 'home': return setHome(event.home);
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
  compare.put(post);
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

function append({channel, ts, from, more, blocks, work}) {
  const post = state.post(channel, ts);
  if (!post || post.markdown.length < from) return void reload();
  post.markdown = post.markdown.slice(0, from) + more;
  post.blocks = blocks;
  post.work = work;
  compare.grow(post);
  if (post.channel !== state.current) return;
  if (isInThread(post)) threadList.grow(post);
  if (!post.thread) roomList.grow(post);
}

function removePost({channel, ts}) {
  state.postsOf(channel).delete(ts);
  compare.remove(ts);
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

function setSession(session) {
  state.sessions.set(session.channel + session.thread, session);
  const root = state.post(session.channel, session.thread);
  if (root && session.channel === state.current) {
    roomList.put(root);
    if (session.thread === state.thread) drawThreadTitle();
  }
  drawDoing();
}

function setModals(changed) {
  state.modals = changed;
  modals.draw();
}

function setHome(view) {
  state.home = view;
  home.draw();
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
    const shown = roomList.find(post.ts) ?? threadList.find(post.ts) ?? compare.find(post.ts);
    const words = shown && wordsOf(shown);
    if (!words) return;
    byId('announcer').textContent = `${state.person(post.author).name}: ${words}`;
    spoken(byId('announcer'));
  }, SETTLED));
}

// The answer itself, without what was done for it and what can be done with it.
function wordsOf(shown) {
  const parts = [...shown.querySelector('.content').children].filter((part) => !part.matches(NOT_READ_OUT));
  const words = parts.map((part) => part.innerText).join('\n');
  return words.length > READ_OUT ? words.slice(0, READ_OUT) + '…' : words;
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

function comparePlace() {
  return {
    key: state.current && 'compare',
    label: say('compare-placeholder'),
    placeholder: say('compare-placeholder'),
    begin: '',
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

async function sayInRoom(text, files) {
  if (text.startsWith('/') && !files.length) return command(text);
  roomList.toEnd();
  const {ts} = await post({room: state.current, text}, files);
  awaited = ts;
  if (state.replies(state.current, ts).length) openAwaited(state.current, ts);
}

async function sayInThread(text, files) {
  if (text.startsWith('/') && !files.length) throw new Error(say('no-command-in-thread'));
  threadList.toEnd();
  await post({room: state.current, thread: state.thread, text}, files);
}

async function sayToBoth(text, files) {
  const room = state.room(state.current);
  const question = text.replaceAll(mentionOfBot().trim(), '').trim();
  await compare.ask(room, room.direct ? '' : mentionOfBot(), question || text, files);
}

function post(body, files) {
  return files.length ? tell('share', {...body, files}) : tell('say', body);
}

async function command(line) {
  if (!state.commands.includes(line.split(/\s/, 1)[0])) throw new Error(say('unknown-command'));
  await tell('command', {room: state.current, line});
}

async function tell(what, body) {
  const {length} = body.text ?? body.line;
  if (length > state.longest) throw new Error(say('too-long', sayNumber(state.longest), sayNumber(length)));
  try {
    return await sent(what, body);
  } catch (problem) {
    throw new Error(say('not-sent', problem.message));
  }
}

// The app hears that its messages are opened, and what was in sight until then.
function greet() {
  const room = state.room(state.current);
  if (room?.direct && state.tab === 'messages') act('open', {tab: 'messages', seen: state.seen});
}

function openTab(tab) {
  state.tab = tab;
  if (tab === 'home') {
    closeThread();
    act('open', {tab});
  } else {
    greet();
  }
  drawTabs();
}

function openRoom(id) {
  state.current = id;
  state.tab = 'messages';
  if (!state.room(id).direct) state.seen = id;
  state.unread.delete(id);
  awaited = '';
  closeCompare();
  closeThread();
  closeRooms();
  drawRooms();
  drawRoom();
  greet();
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

function openCompare() {
  comparePane.hidden = false;
  app.classList.add('comparing');
  compareComposer.refresh();
  compareComposer.focus();
}

function closeCompare() {
  compare.leave();
  comparePane.hidden = true;
  app.classList.remove('comparing');
}

function leaveCompare() {
  closeCompare();
  byId('open-compare').focus();
}

function toggleInspector() {
  inspectorPane.hidden = !inspectorPane.hidden;
  byId('toggle-inspector').setAttribute('aria-expanded', String(!inspectorPane.hidden));
  app.classList.toggle('inspecting', !inspectorPane.hidden);
  if (!inspectorPane.hidden) {
    inspector.refresh();
    byId('inspector-title').focus();
  } else if (comparePane.hidden) {
    byId('toggle-inspector').focus();
  } else {
    compareComposer.focus();
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
  await become(language, '');
}

async function become(language, as) {
  state.doing.clear();
  state.prompts.clear();
  state.entered.clear();
  closeThread();
  take(await load(language, as));
  drawAll();
  connect();
  greet();
}

function isPhone() {
  return matchMedia('(max-width: 760px)').matches;
}

function focusComposer() {
  if (!comparePane.hidden) compareComposer.focus();
  else if (!isPhone()) roomComposer.focus();
}

// To what is shown: beside the app's Home and beside a comparison the room's field is not.
function skip(event) {
  event.preventDefault();
  if (!comparePane.hidden) compareComposer.focus();
  else if (main.classList.contains('at-home')) byId('home').focus();
  else roomComposer.focus();
}

function bind() {
  whenKnown(showPost);
  byId('skip').addEventListener('click', skip);
  byId('open-rooms').addEventListener('click', openRooms);
  byId('close-rooms').addEventListener('click', () => { closeRooms(); byId('open-rooms').focus(); });
  byId('toggle-inspector').addEventListener('click', toggleInspector);
  byId('open-compare').addEventListener('click', openCompare);
  comparePane.querySelector('[data-close]').addEventListener('click', leaveCompare);
  threadPane.querySelector('[data-close]').addEventListener('click', leaveThread);
  inspectorPane.querySelector('[data-close]').addEventListener('click', toggleInspector);
  main.addEventListener('click', () => closeRooms(), true);
  document.querySelectorAll('[data-language]').forEach((button) => button.addEventListener('click', () => speak(button.dataset.language)));
  byId('tab-messages').addEventListener('click', focusComposer);
  byId('as').addEventListener('change', () => become(state.language, byId('as').value));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && !event.isComposing && escape());
}

function escape() {
  if (isMenuOpen()) {
    closeMenu();
  } else if (document.querySelector('dialog[open]')) {
    // The dialog closes itself.
  } else if (app.classList.contains('choosing')) {
    closeRooms();
    byId('open-rooms').focus();
  } else if (!inspectorPane.hidden && (inspectorPane.contains(document.activeElement) || (threadPane.hidden && comparePane.hidden))) {
    toggleInspector();
  } else if (!comparePane.hidden) {
    leaveCompare();
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
  document.querySelectorAll('.quiet > [data-text]').forEach((one) => (one.parentElement.title = one.textContent));
  document.querySelectorAll('[data-label]').forEach((one) => one.setAttribute('aria-label', say(one.dataset.label)));
  drawMe();
  drawRooms();
  drawRoom();
  home.draw();
  modals.draw();
  faults.draw();
  documents.draw();
  compare.draw();
  compareComposer.refresh();
  if (!threadPane.hidden) drawThread();
  if (!inspectorPane.hidden) inspector.refresh();
}

function drawMe() {
  const me = state.person(state.me);
  byId('as').replaceChildren(...state.people.filter((person) => !person.bot).map((person) => make('option', {value: person.id, text: person.role === 'member' ? person.name : `${person.name} (${say('role-' + person.role)})`})));
  byId('as').value = me.id;
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
  const hash = () => make('span', {class: 'hash', 'aria-hidden': 'true', text: room.hidden ? null : '#'}, room.hidden ? shape('lock') : null);
  const sign = room.direct ? avatar(state.person(state.bot)) : hash();
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
  drawTabs();
  roomList.list.setAttribute('aria-label', say('messages-in', roomName(room)));
  roomList.show(state.roots(room.id));
  roomComposer.refresh();
  drawEmpty();
  drawDoing();
}

function drawTabs() {
  const room = state.room(state.current);
  const atHome = room.direct && state.tab === 'home';
  main.classList.toggle('at-home', atHome);
  byId('tabs').hidden = !room.direct;
  byId('room-note').hidden = room.direct;
  byId('home').hidden = !atHome;
  byId('skip').textContent = say(atHome ? 'skip-to-home' : 'skip');
  const talk = byId('talk');
  if (room.direct) {
    talk.setAttribute('role', 'tabpanel');
    talk.setAttribute('aria-labelledby', 'tab-messages');
  } else {
    talk.removeAttribute('role');
    talk.removeAttribute('aria-labelledby');
  }
  tabs.draw(state.tab);
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
  drawThreadTitle();
  threadList.list.setAttribute('aria-label', byId('thread-title').textContent);
  threadList.show([root, ...sorted(state.replies(room.id, root.ts))]);
  threadComposer.refresh();
}

function drawThreadTitle() {
  const room = state.room(state.current);
  const title = state.session(room.id, state.thread)?.title;
  byId('thread-title').textContent = title || say('thread-in', roomName(room));
  spoken(byId('thread-title'));
}

function drawDoing() {
  const room = state.room(state.current);
  const here = [...state.doing.values()].filter((doing) => doing.channel === room.id && doing.until > Date.now());
  const working = [...state.sessions.values()].filter((session) => session.channel === room.id && session.status === 'processing');
  const inThread = (one) => one.thread === state.thread;
  const elsewhere = (one) => room.direct ? !state.thread || !inThread(one) : !inThread(one);
  showDoing(main, here.filter(elsewhere), working.filter(elsewhere));
  showDoing(threadPane, here.filter(inThread), working.filter(inThread));
  compare.doing();
}

function showDoing(pane, doings, sessions) {
  const doing = doings.at(-1);
  const session = sessions.at(-1);
  const line = pane.querySelector('.doing');
  const bot = state.person(state.bot).name;
  const text = doing?.text ?? (session ? say('processing') : '');
  const shown = text ? `${bot}: ${text} ${session?.thread ?? ''}` : '';
  if (line.dataset.shown === shown) return;
  line.dataset.shown = shown;
  line.replaceChildren(...(text ? [make('span', {class: 'pulse', 'aria-hidden': 'true'}), make('b', {text: bot}), make('span', {text})] : []));
  if (session) line.append(stopButton(session));
}

function stopButton({channel, thread}) {
  const button = make('button', {type: 'button', class: 'button stop', text: say('stop')});
  button.addEventListener('click', () => act('stop', {room: channel, thread}));
  return button;
}
