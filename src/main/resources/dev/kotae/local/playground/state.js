// What the page knows; it all comes from the server.
export const state = {
  language: 'en',
  texts: {},
  me: '',
  bot: '',
  people: [],
  rooms: [],
  posts: new Map(), // room id → Map of ts → post
  sessions: new Map(), // room id and thread → {status, title}
  entered: new Map(), // ts → what was chosen below a message, by action
  home: null,
  modals: {stack: [], errors: {}},
  faults: {},
  documents: null, // {names, types, largest}, where some may be added
  commands: [],
  longest: 0, // characters that a message may have
  unsupported: [], // the words behind a sentence that rests on nothing, in all languages
  messageShortcuts: [],
  globalShortcuts: [],
  tab: 'messages', // of the direct message with the app
  seen: '', // the channel that was looked at last
  doing: new Map(), // room id and thread → {text, until}
  suggestions: [],
  prompts: new Map(), // room id → [{title, message}]
  unread: new Set(),
  current: '',
  thread: '',

  person(id) {
    return this.people.find((person) => person.id === id);
  },
  room(id) {
    return this.rooms.find((room) => room.id === id);
  },
  postsOf(room) {
    if (!this.posts.has(room)) this.posts.set(room, new Map());
    return this.posts.get(room);
  },
  post(room, ts) {
    return this.postsOf(room).get(ts);
  },
  replies(room, root) {
    return [...this.postsOf(room).values()].filter((post) => post.thread === root);
  },
  roots(room) {
    return sorted([...this.postsOf(room).values()].filter((post) => !post.thread));
  },
  session(room, root) {
    return this.sessions.get(room + root);
  },
  isBot(id) {
    return id === this.bot;
  },
};

export function sorted(posts) {
  return posts.sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

export function take(loaded) {
  Object.assign(state, {
    language: loaded.language,
    texts: loaded.texts,
    me: loaded.me,
    bot: loaded.bot,
    people: loaded.people,
    rooms: loaded.rooms,
    suggestions: loaded.suggestions ?? [],
    commands: loaded.commands ?? [],
    longest: loaded.longest,
    unsupported: loaded.unsupported ?? [],
    messageShortcuts: loaded.messageShortcuts ?? [],
    globalShortcuts: loaded.globalShortcuts ?? [],
    faults: loaded.faults ?? {},
    documents: loaded.documents ?? null,
    home: loaded.home ?? null,
    modals: loaded.modals ?? {stack: [], errors: {}},
  });
  state.sessions.clear();
  for (const session of loaded.sessions ?? []) state.sessions.set(session.channel + session.thread, session);
  for (const {channel, suggestions} of loaded.prompts ?? []) state.prompts.set(channel, suggestions);
  state.posts.clear();
  for (const post of loaded.posts ?? []) state.postsOf(post.channel).set(post.ts, post);
  if (!state.room(state.current)) state.current = direct().id;
}

export function direct() {
  return state.rooms.find((room) => room.direct);
}

export function say(key, ...values) {
  return (state.texts[key] ?? key).replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}

/** A text with a count in it, which for one is another text. */
export function sayCount(key, count, ...values) {
  return say(count === 1 ? key + '-one' : key, count, ...values);
}

export function sayNumber(number) {
  return new Intl.NumberFormat(state.language).format(number);
}

export function roomName(room) {
  if (room.direct) return state.person(state.bot).name;
  return '#' + room.name;
}

export function when(ts) {
  return new Date(Number(ts) * 1000);
}
