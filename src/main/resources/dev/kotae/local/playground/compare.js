// One question to two models, and their answers side by side: two messages, each of which names its
// model as people do and is answered in a thread of its own.
import {make} from './dom.js';
import {MessageList} from './messages.js';
import {say, sorted, state} from './state.js';

const MODELS = ['Haiku', 'Sonnet', 'Opus'];
const FIRST = [0, 2]; // what is compared until one chooses

export class Compare {
  // `post` says something in a room and tells the message; `showDoing` draws what is being done.
  constructor(root, post, showDoing) {
    this.root = root;
    this.post = post;
    this.showDoing = showDoing;
    this.sides = [...root.querySelectorAll('.sides > .pane')].map((pane, at) => new Side(pane, MODELS[FIRST[at]]));
  }

  // `begin` is what a question in the room begins with.
  async ask(room, begin, text, files) {
    this.leave();
    for (const [at, side] of this.sides.entries()) {
      const {ts} = await this.post({room: room.id, text: `${begin}${side.model.value}: ${text}`, beside: at > 0}, files);
      side.follow(room.id, ts);
    }
    this.doing();
  }

  leave() {
    this.sides.forEach((side) => side.leave());
  }

  put(post) {
    this.sidesOf(post).forEach((side) => side.list.put(post));
  }

  grow(post) {
    this.sidesOf(post).forEach((side) => side.list.grow(post));
  }

  find(ts) {
    return this.sides.map((side) => side.list.find(ts)).find((shown) => shown);
  }

  remove(ts) {
    this.sides.forEach((side) => side.list.remove(ts));
  }

  // After the state was read anew, or the language was changed.
  draw() {
    this.sides.forEach((side) => side.draw());
    this.doing();
  }

  doing() {
    for (const side of this.sides) {
      const isHere = (one) => one.channel === side.channel && one.thread === side.thread;
      const doings = [...state.doing.values()].filter((one) => isHere(one) && one.until > Date.now());
      const sessions = [...state.sessions.values()].filter((one) => isHere(one) && one.status === 'processing');
      this.showDoing(side.pane, doings, sessions);
    }
  }

  sidesOf(post) {
    return this.sides.filter((side) => side.holds(post));
  }
}

class Side {
  constructor(pane, model) {
    this.pane = pane;
    this.list = new MessageList(pane, null);
    this.model = pane.querySelector('select');
    this.model.append(...MODELS.map((name) => make('option', {value: name.toLowerCase(), text: name})));
    this.model.value = model.toLowerCase();
    this.leave();
  }

  holds(post) {
    return post.channel === this.channel && this.thread !== '' && (post.thread === this.thread || post.ts === this.thread);
  }

  leave() {
    this.channel = '';
    this.thread = '';
    this.asked = '';
    this.list.show([]);
  }

  follow(channel, ts) {
    this.channel = channel;
    this.thread = ts;
    this.asked = this.model.selectedOptions[0].text;
    this.draw();
  }

  draw() {
    this.list.list.setAttribute('aria-label', say('compare-answer', this.asked));
    const root = this.thread && state.post(this.channel, this.thread);
    this.list.show(root ? [root, ...sorted(state.replies(this.channel, this.thread))] : []);
  }
}
