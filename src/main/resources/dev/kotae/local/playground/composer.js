// Where one writes: Enter sends, Shift+Enter breaks the line, `@` and `/` offer completions.
import {act} from './acts.js';
import {make} from './dom.js';
import {Attachments} from './files.js';
import {openMenu} from './menus.js';
import {say, state} from './state.js';

const HEIGHT = 200; // pixels that it grows to

export class Composer {
  // `place` tells where it writes to: {key, label, placeholder, begin, inThread, suggestions}.
  // `send` takes what was written and the files that go with it, and throws when it could not be sent.
  constructor(root, place, send) {
    this.root = root;
    this.place = place;
    this.send = send;
    this.drafts = new Map();
    this.key = '';
    this.input = make('textarea', {id: root.dataset.input, rows: 1, disabled: true, autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': root.dataset.input + '-choices'});
    this.choices = make('ul', {id: root.dataset.input + '-choices', class: 'choices', role: 'listbox', hidden: true});
    this.error = make('p', {class: 'error', role: 'alert', hidden: true});
    this.chips = make('div', {class: 'chips', hidden: true});
    this.keys = make('span', {class: 'keys'});
    this.mention = this.button('@', () => this.insertMention());
    this.command = this.button('/', () => this.insertCommand());
    this.attachments = new Attachments(() => this.resize());
    this.attach = this.button('＋', () => this.attachments.choose());
    this.shortcuts = this.button('⚡', () => openMenu(this.shortcuts, shortcutItems()));
    this.suggest = this.button('✦', () => this.showChips(this.chips.hidden));
    this.sender = make('button', {type: 'button', class: 'send', disabled: true}, make('span'), make('span', {'aria-hidden': 'true', text: '↑'}));
    this.sender.addEventListener('click', () => this.submit());
    this.build();
  }

  build() {
    const bar = make('div', {class: 'bar'}, this.attach, this.mention, this.command, this.shortcuts, this.suggest, this.keys, this.sender);
    this.root.append(this.error, this.chips, make('div', {class: 'box'}, this.input, this.attachments.list, bar), this.choices, this.attachments.input);
    this.root.addEventListener('paste', (event) => this.take(event, event.clipboardData));
    this.root.addEventListener('dragover', (event) => event.preventDefault());
    this.root.addEventListener('drop', (event) => this.take(event, event.dataTransfer));
    this.input.addEventListener('input', () => this.changed());
    this.input.addEventListener('keydown', (event) => this.pressed(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.left(), 150));
  }

  button(sign, act) {
    const button = make('button', {type: 'button', class: 'tool'}, make('span', {'aria-hidden': 'true', text: sign}));
    button.addEventListener('click', act);
    return button;
  }

  take(event, {files}) {
    if (!files.length) return;
    event.preventDefault();
    try {
      this.attachments.add([...files]);
    } catch (problem) {
      this.complain(problem);
    }
  }

  complain(problem) {
    this.error.textContent = problem.message;
    this.error.hidden = false;
    this.resize();
  }

  // Called when the place or the language has changed.
  refresh() {
    const place = this.place();
    if (place.key !== this.key) {
      this.drafts.set(this.key, this.input.value);
      this.key = place.key;
      this.input.value = this.drafts.get(this.key) || place.begin;
      this.showChips(false);
      this.attachments.clear();
      this.error.hidden = true;
    }
    this.input.disabled = !place.key;
    this.input.setAttribute('aria-label', place.label);
    this.input.placeholder = place.placeholder;
    this.command.hidden = place.inThread;
    this.suggest.hidden = place.inThread || !place.suggestions.length;
    this.keys.textContent = say('keys');
    this.shortcuts.hidden = place.inThread || !state.globalShortcuts.length;
    label(this.attach, say('attach'));
    label(this.shortcuts, say('shortcuts'));
    label(this.mention, say('mention'));
    label(this.command, say('command'));
    label(this.suggest, say('suggestions'));
    this.sender.firstChild.textContent = say('send');
    this.choices.setAttribute('aria-label', say('choices'));
    fillChips(this.chips, place.suggestions, (text) => this.ask(text));
    this.resize();
  }

  focus() {
    this.input.focus({preventScroll: true});
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  // Asks a suggested question at once.
  ask(text) {
    this.showChips(false);
    this.input.value = this.place().begin + text;
    this.submit();
  }

  async submit() {
    const text = this.input.value.trim();
    const files = this.attachments.files;
    if (this.isEmpty(text)) return;
    const key = this.key;
    this.error.hidden = true;
    this.closeChoices();
    this.input.value = this.place().begin;
    try {
      const packed = await this.attachments.packed();
      this.attachments.clear();
      await this.send(text, packed);
    } catch (problem) {
      if (this.key === key) {
        this.input.value = text;
        this.attachments.files = files;
        this.attachments.draw();
      }
      this.complain(problem);
    }
    this.focus();
  }

  isEmpty(text) {
    return !this.attachments.files.length && (!text || text === this.place().begin.trim());
  }

  pressed(event) {
    // While an input method composes, Enter chooses a candidate. Safari reports that Enter after
    // the composition's end, with key code 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (!this.choices.hidden && this.steer(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.submit();
    }
  }

  // Whether the key was one for the open completions.
  steer(event) {
    const moves = {ArrowDown: 1, ArrowUp: -1};
    if (event.key in moves) this.choose(this.chosen + moves[event.key]);
    else if (event.key === 'Enter' || event.key === 'Tab') this.complete(this.offered[this.chosen]);
    else if (event.key === 'Escape') this.closeChoices();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  changed() {
    this.error.hidden = true;
    this.resize();
    this.offer();
  }

  offer() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    const at = /(?:^|\s|[、。（「])@(\S{0,20})$/u.exec(before);
    const slash = this.place().inThread ? null : /^\/(\S{0,20})$/.exec(before);
    if (at) this.openChoices(people(at[1]), at[1].length + 1);
    else if (slash) this.openChoices(commands(slash[1]), slash[1].length + 1);
    else this.closeChoices();
  }

  openChoices(offered, length) {
    if (!offered.length) return this.closeChoices();
    this.offered = offered;
    this.typed = length;
    const items = offered.map((one, index) => {
      const item = make('li', {role: 'option', id: `${this.choices.id}-${index}`}, make('b', {text: one.insert.trim()}), make('span', {text: one.about}));
      item.addEventListener('mousedown', (event) => { event.preventDefault(); this.complete(one); });
      return item;
    });
    this.choices.replaceChildren(...items);
    this.choices.hidden = false;
    this.choose(0);
  }

  choose(index) {
    const items = [...this.choices.children];
    this.chosen = (index + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute('aria-selected', String(at === this.chosen)));
    this.input.setAttribute('aria-activedescendant', items[this.chosen].id);
  }

  // Whoever has come back meanwhile may be choosing again.
  left() {
    if (document.activeElement !== this.input) this.closeChoices();
  }

  closeChoices() {
    this.choices.hidden = true;
    this.input.removeAttribute('aria-activedescendant');
  }

  complete(one) {
    const end = this.input.selectionStart;
    this.input.setRangeText(one.insert, end - this.typed, end, 'end');
    this.closeChoices();
    this.resize();
    this.input.focus();
  }

  insertMention() {
    const handle = '@' + state.person(state.bot).handle;
    if (!this.input.value.includes(handle)) this.input.value = `${handle} ${this.input.value}`;
    this.changed();
    this.focus();
  }

  insertCommand() {
    const text = this.input.value.replace(/^@\S+\s?/, '');
    this.input.value = text.startsWith('/ask') ? text : `/ask ${text}`;
    this.changed();
    this.focus();
  }

  showChips(open) {
    this.chips.hidden = !open;
    this.suggest.setAttribute('aria-expanded', String(!this.chips.hidden));
  }

  resize() {
    this.input.style.height = 'auto';
    this.input.style.height = Math.min(this.input.scrollHeight, HEIGHT) + 'px';
    this.sender.disabled = this.isEmpty(this.input.value.trim());
  }
}

export function fillChips(into, suggestions, ask) {
  const chips = suggestions.map(({title, message}) => {
    const chip = make('button', {type: 'button', class: 'chip', text: title});
    chip.addEventListener('click', () => ask(message));
    return chip;
  });
  into.replaceChildren(...chips);
}

function label(button, text) {
  button.setAttribute('aria-label', text);
  button.title = text;
}

function people(begun) {
  const wanted = begun.toLowerCase();
  return state.people
    .filter((person) => person.id !== state.me && (!person.bot || person.id === state.bot))
    .filter((person) => person.handle.toLowerCase().startsWith(wanted))
    .sort((one, other) => Number(other.bot) - Number(one.bot))
    .map((person) => ({insert: `@${person.handle} `, about: person.bot ? say('app') : person.name}));
}

function commands(begun) {
  return state.commands
    .filter((command) => command.slice(1).startsWith(begun))
    .map((command) => ({insert: command + ' ', about: say('command' + command.replace('/', '-') + '-what')}));
}

function shortcutItems() {
  return state.globalShortcuts.map((callback) => ({text: say('shortcut-' + callback), act: () => act('shortcut', {callback})}));
}
