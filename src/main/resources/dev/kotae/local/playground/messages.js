// A list of messages in a pane: the room's own, or a thread.
import {act} from './acts.js';
import {blockElements} from './blocks.js';
import {make, spoken} from './dom.js';
import {fileElements} from './files.js';
import {markdownElement} from './markdown.js';
import {messageTools, react, sign} from './menus.js';
import {mrkdwnElement, typed} from './mrkdwn.js';
import {passagesOf} from './passages.js';
import {say, sayCount, state, when} from './state.js';

const NEAR = 120; // pixels from the end at which the reader follows along
const TOGETHER = 5 * 60; // seconds within which one author's messages stand together
export class MessageList {
  // openThread is null in a thread itself.
  constructor(pane, openThread) {
    this.scroll = pane.querySelector('.scroll');
    this.list = pane.querySelector('.messages');
    this.newer = pane.querySelector('.newer');
    this.openThread = openThread;
    this.growing = new Map();
    this.follows = true;
    this.top = 0;
    this.newer.addEventListener('click', () => this.toEnd());
    this.scroll.addEventListener('scroll', () => this.noticeScroll(), {passive: true});
    new ResizeObserver(() => this.follows && this.toEnd()).observe(this.list);
    new ResizeObserver(() => this.follows && this.toEnd()).observe(this.scroll);
  }

  show(posts) {
    this.growing.clear();
    this.list.replaceChildren(...posts.map((post) => this.element(post)));
    this.arrange();
    this.toEnd();
  }

  put(post) {
    this.growing.delete(post.ts); // what is still to be drawn is older than this
    const element = this.element(post);
    const there = this.find(post.ts);
    if (there) there.replaceWith(element);
    else this.insert(element);
    this.arrange();
    if (this.follows) this.toEnd();
    else if (!there) this.newer.hidden = false;
  }

  insert(element) {
    const after = [...this.list.querySelectorAll('.message')].find((one) => one.dataset.ts > element.dataset.ts);
    this.list.insertBefore(element, after ?? null);
  }

  // A stream may bring many pieces between two frames; each frame draws once.
  grow(post) {
    if (!this.growing.size) requestAnimationFrame(() => this.drawGrown());
    this.growing.set(post.ts, post);
  }

  drawGrown() {
    for (const post of this.growing.values()) {
      this.find(post.ts)?.querySelector('.content').replaceWith(content(post));
    }
    this.growing.clear();
    if (this.follows) this.toEnd();
  }

  remove(ts) {
    this.find(ts)?.remove();
    this.arrange();
  }

  find(ts) {
    return this.list.querySelector(`.message[data-ts="${CSS.escape(ts)}"]`);
  }

  // Only the reader scrolls up: messages that grow leave the position as it is.
  noticeScroll() {
    const {scrollTop, scrollHeight, clientHeight} = this.scroll;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.follows = true;
    else if (scrollTop < this.top) this.follows = false;
    if (this.follows) this.newer.hidden = true;
    this.top = scrollTop;
  }

  toEnd() {
    this.follows = true;
    this.newer.hidden = true;
    this.scrollToEnd();
    // Messages are measured only when they come into sight, which may move the end.
    requestAnimationFrame(() => this.follows && this.scrollToEnd());
  }

  // What stands where there are no messages yet is read from its beginning.
  scrollToEnd() {
    this.scroll.scrollTop = this.list.childElementCount ? this.scroll.scrollHeight : 0;
  }

  // Days are headed, and what one author says in a row stands together.
  arrange() {
    this.list.querySelectorAll('.day').forEach((day) => day.remove());
    let before = null;
    for (const element of this.list.querySelectorAll('.message')) {
      const day = dayOf(element);
      const sameDay = before && dayOf(before) === day;
      if (!sameDay) element.before(make('li', {class: 'day'}, make('span', {text: dayName(day)})));
      element.classList.toggle('continues', Boolean(sameDay && isTogether(before, element)));
      before = element;
    }
  }

  element(post) {
    const author = state.person(post.author);
    const classes = ['message', post.whispered && 'whispered', post.streaming && 'streaming'];
    const words = content(post);
    return make('li', {class: classes.filter(Boolean).join(' '), 'data-ts': post.ts, 'data-author': post.author},
      avatar(author),
      make('div', {class: 'body'},
        post.whispered ? make('p', {class: 'aside', text: say('only-you')}) : null,
        make('div', {class: 'line'},
          make('b', {text: author?.name ?? post.author}),
          author?.bot ? make('span', {class: 'badge', text: say('app')}) : null,
          make('time', {datetime: when(post.ts).toISOString(), title: fullTime(post.ts), text: time(post.ts)}),
          post.edited && !author?.bot ? make('span', {class: 'aside', text: say('edited')}) : null,
          post.stopped ? make('span', {class: 'aside', text: say('stopped')}) : null),
        words,
        author?.bot ? passagesOf(post, words) : null,
        fileElements(post),
        reactions(post),
        this.replies(post)),
      post.whispered || post.gone ? null : messageTools(post, this.openThread, (one) => this.edit(one)));
  }

  // The words become a field until they are saved or left as they were.
  edit(post) {
    const element = this.find(post.ts);
    const field = make('textarea', {class: 'field', rows: 2, 'aria-label': say('edit')});
    field.value = typed(post.text);
    const leave = () => this.put(state.post(post.channel, post.ts) ?? post);
    const save = async () => {
      const text = field.value.trim();
      if (!text || text === typed(post.text)) return leave();
      if (!await act('edit', {room: post.channel, ts: post.ts, text})) leave();
    };
    const button = (label, press, primary) => {
      const drawn = make('button', {type: 'button', class: primary ? 'button primary' : 'button', text: label});
      drawn.addEventListener('click', press);
      return drawn;
    };
    field.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); save(); }
      if (event.key === 'Escape') { event.stopPropagation(); leave(); }
    });
    element.querySelector('.content').replaceWith(make('div', {class: 'content editing'}, field,
      make('div', {class: 'block-actions'}, button(say('cancel'), leave), button(say('save'), save, true))));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  replies(post) {
    const count = this.openThread ? state.replies(post.channel, post.ts).length : 0;
    if (!count) return null;
    const label = sayCount('reply-count', count);
    const button = make('button', {type: 'button', class: 'replies', text: label});
    button.addEventListener('click', () => this.openThread(post.ts, button));
    return button;
  }
}

export function avatar(person) {
  if (person?.id === state.bot) {
    return make('img', {class: 'avatar', src: '/icon.svg', alt: '', width: 36, height: 36});
  }
  return make('span', {class: `avatar tone-${tone(person)}`, 'aria-hidden': 'true', text: initials(person)});
}

export function tone(person) {
  return [...(person?.id ?? '')].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 5;
}

export function initials(person) {
  const name = person?.name ?? '?';
  if (!/^[\p{Script=Latin}\s.'-]+$/u.test(name)) return name.slice(0, 1);
  return name.split(/\s+/).map((word) => word[0]).slice(0, 2).join('').toUpperCase();
}

function content(post) {
  const parts = blockElements(post.work ?? [], null);
  if (post.markdown) parts.push(spoken(markdownElement(post.markdown)));
  parts.push(...blockElements(post.blocks ?? [], placeOf(post)));
  if (!parts.length) parts.push(spoken(mrkdwnElement(post.gone ? say('gone') : post.text)));
  return make('div', {class: 'content'}, ...parts);
}

// Where the buttons below a message lead to.
function placeOf(post) {
  if (!state.entered.has(post.ts)) state.entered.set(post.ts, {});
  return {
    values: state.entered.get(post.ts),
    press: (action, value) => act('press', {room: post.channel, ts: post.ts, action, value}),
  };
}

function reactions(post) {
  const names = Object.entries(post.reactions ?? {});
  if (!names.length) return null;
  return make('div', {class: 'reactions'}, ...names.map(([name, users]) => {
    const who = users.map((user) => state.person(user)?.name ?? user).join(', ');
    const button = make('button', {type: 'button', class: 'reaction', 'data-emoji': name, title: `:${name}: ${who}`, 'aria-pressed': String(users.includes(state.me)), text: `${sign(name)} ${users.length}`});
    button.addEventListener('click', () => react(post, name));
    return button;
  }));
}

function isTogether(before, element) {
  return before.dataset.author === element.dataset.author
    && !before.classList.contains('whispered') && !element.classList.contains('whispered')
    && Number(element.dataset.ts) - Number(before.dataset.ts) < TOGETHER;
}

function dayOf(element) {
  return when(element.dataset.ts).toDateString();
}

function dayName(day) {
  const today = new Date();
  const yesterday = new Date(today);
  yesterday.setDate(today.getDate() - 1);
  if (day === today.toDateString()) return say('today');
  if (day === yesterday.toDateString()) return say('yesterday');
  return new Intl.DateTimeFormat(state.language, {weekday: 'long', month: 'long', day: 'numeric'}).format(new Date(day));
}

function time(ts) {
  return new Intl.DateTimeFormat(state.language, {hour: 'numeric', minute: '2-digit'}).format(when(ts));
}

function fullTime(ts) {
  return new Intl.DateTimeFormat(state.language, {dateStyle: 'full', timeStyle: 'medium'}).format(when(ts));
}
